package org.robustlt.bench.chart;

import static org.robustlt.bench.markup.Markup.number;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.robustlt.bench.markup.Markup;

/**
 * Curves over a common horizontal axis.
 *
 * @param title what the chart shows, for those who cannot see it
 * @param description more of that
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series the curves
 * @param naming where the names of the curves stand
 * @param borders vertical lines, such as where a phase begins
 */
public record LineChart(
    String title,
    String description,
    Axis x,
    Axis y,
    List<Series> series,
    Naming naming,
    List<Border> borders) {
  private static final double WIDTH = 460;
  private static final double PLOT = 220;
  private static final double LABEL_DISTANCE = 13;

  /** Copies the lists. */
  public LineChart {
    series = List.copyOf(series);
    borders = List.copyOf(borders);
  }

  /** Where the names of the curves stand. */
  public enum Naming {
    /** Nowhere, as there is but one. */
    NONE,
    /** In rows above the chart. */
    LEGEND,
    /** At the end of each curve. */
    ENDS,
    /** As a band of colours from the first to the last curve. */
    BAND
  }

  /**
   * A curve; points whose value is not finite are left out.
   *
   * @param name what it is called
   * @param ink how it is drawn
   * @param points from left to right
   */
  public record Series(String name, Ink ink, List<Point> points) {
    /** Copies the points. */
    public Series {
      points = points.stream().filter(point -> Double.isFinite(point.y())).toList();
    }
  }

  /**
   * A point with its spread.
   *
   * @param x where
   * @param y the value
   * @param low the lower end of the spread, y for none
   * @param high the upper end of the spread, y for none
   */
  public record Point(double x, double y, double low, double high) {
    /** Returns a point without spread. */
    public static Point of(double x, double y) {
      return new Point(x, y, y, y);
    }
  }

  /**
   * A vertical line.
   *
   * @param x where
   * @param name what begins there
   */
  public record Border(double x, String name) {}

  /** Returns the chart as an SVG element. */
  public Markup draw() {
    Legend legend =
        new Legend(
            naming == Naming.LEGEND
                ? series.stream().map(s -> new Legend.Entry(s.name(), s.ink())).toList()
                : List.of(),
            false);
    double head = naming == Naming.BAND ? 30 : legend.height(WIDTH);
    double top = head + 24;
    double right =
        naming == Naming.ENDS
            ? WIDTH - 14 - series.stream().mapToDouble(s -> Canvas.width(s.name())).max().orElse(0)
            : Frame.end(x, WIDTH);
    Frame frame = new Frame(Frame.room(y), top, right, top + PLOT);
    Canvas canvas = new Canvas(WIDTH, frame.bottom() + 40, title, description);
    legend.drawOn(canvas, 0, 0, WIDTH);
    if (naming == Naming.BAND) {
      band(canvas);
    }
    frame.vertical(canvas, y, 12);
    frame.horizontal(canvas, x);
    for (Border border : borders) {
      double at = x.place(border.x(), frame.left(), frame.right());
      canvas.line(at, frame.top(), at, frame.bottom(), "border");
      canvas.text(at + 4, frame.top() + 10, border.name(), "start", "tick");
    }
    series.forEach(s -> spread(canvas, frame, s));
    series.forEach(s -> curve(canvas, frame, s));
    if (naming == Naming.ENDS) {
      names(canvas, frame);
    }
    return canvas.finish();
  }

  private void curve(Canvas canvas, Frame frame, Series s) {
    StringBuilder path = new StringBuilder();
    for (Point point : s.points()) {
      path.append(path.isEmpty() ? "M" : "L").append(at(frame, point.x(), point.y()));
    }
    if (!path.isEmpty()) {
      canvas.path(path.toString(), s.ink().line(series.size() > 20 ? 1 : 1.8));
    }
    if (s.points().size() <= 30 && series.size() <= 12) {
      for (Point point : s.points()) {
        canvas.point(
            x.place(point.x(), frame.left(), frame.right()),
            y.place(point.y(), frame.bottom(), frame.top()),
            2,
            "fill:" + s.ink().color(),
            String.format(
                Locale.ROOT,
                "%s, %s %s: %s",
                s.name(),
                x.title(),
                Axis.label(point.x()),
                Axis.label(point.y())));
      }
    }
  }

  private void spread(Canvas canvas, Frame frame, Series s) {
    if (s.points().stream().noneMatch(point -> point.high() > point.low())) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (Point point : s.points()) {
      path.append(path.isEmpty() ? "M" : "L").append(at(frame, point.x(), point.high()));
    }
    for (int i = s.points().size() - 1; i >= 0; i--) {
      path.append("L").append(at(frame, s.points().get(i).x(), s.points().get(i).low()));
    }
    canvas.path(path + "Z", "fill:" + s.ink().color() + ";fill-opacity:0.15");
  }

  /** Writes the names beside the ends of the curves, moved apart where they would overlap. */
  private void names(Canvas canvas, Frame frame) {
    List<Series> byHeight = new ArrayList<>(series);
    byHeight.removeIf(s -> s.points().isEmpty());
    byHeight.sort(Comparator.comparingDouble(s -> -end(s).y()));
    double[] places = new double[byHeight.size()];
    for (int i = 0; i < places.length; i++) {
      double wanted = y.place(end(byHeight.get(i)).y(), frame.bottom(), frame.top()) + 4;
      places[i] = i == 0 ? wanted : Math.max(wanted, places[i - 1] + LABEL_DISTANCE);
    }
    for (int i = places.length - 1; i >= 0; i--) {
      double limit = i == places.length - 1 ? frame.bottom() : places[i + 1] - LABEL_DISTANCE;
      places[i] = Math.min(places[i], limit);
      Series s = byHeight.get(i);
      double x0 = x.place(end(s).x(), frame.left(), frame.right());
      double y0 = y.place(end(s).y(), frame.bottom(), frame.top());
      canvas.styledLine(x0 + 2, y0, frame.right() + 8, places[i] - 4, s.ink().line(0.7));
      canvas.text(frame.right() + 11, places[i], s.name(), "start", "tick");
    }
  }

  private void band(Canvas canvas) {
    double step = WIDTH * 0.35 / series.size();
    double start = WIDTH * 0.325;
    for (int i = 0; i < series.size(); i++) {
      Series s = series.get(i);
      canvas.box(start + i * step, 2, step + 0.3, 10, s.ink().area(), s.name());
    }
    canvas.text(start - 8, 11, series.get(0).name(), "end", "tick");
    canvas.text(
        start + WIDTH * 0.35 + 8, 11, series.get(series.size() - 1).name(), "start", "tick");
  }

  private static Point end(Series s) {
    return s.points().get(s.points().size() - 1);
  }

  private String at(Frame frame, double px, double py) {
    return number(x.place(px, frame.left(), frame.right()))
        + " "
        + number(y.place(py, frame.bottom(), frame.top()));
  }
}
