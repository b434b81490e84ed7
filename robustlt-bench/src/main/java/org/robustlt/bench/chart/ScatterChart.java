package org.robustlt.bench.chart;

import java.util.List;
import java.util.Locale;
import org.robustlt.bench.markup.Markup;

/**
 * Named points in a plane, some of them joined by lines to others.
 *
 * @param title what the chart shows, for those who cannot see it
 * @param description more of that
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param points the points; solid ones are filled
 * @param lines from which point to which, by their places
 */
public record ScatterChart(
    String title, String description, Axis x, Axis y, List<Point> points, List<Line> lines) {
  private static final double WIDTH = 460;
  private static final double PLOT = 260;
  private static final double RADIUS = 5;

  /** Copies the lists. */
  public ScatterChart {
    points = List.copyOf(points);
    lines = List.copyOf(lines);
  }

  /**
   * A point with its spread in both directions.
   *
   * @param name what it is called
   * @param ink how it is drawn
   * @param x where
   * @param y where
   * @param dx half of the spread along x, 0 for none
   * @param dy half of the spread along y, 0 for none
   */
  public record Point(String name, Ink ink, double x, double y, double dx, double dy) {}

  /**
   * A line between two points.
   *
   * @param from the place of the first
   * @param to the place of the second
   */
  public record Line(int from, int to) {}

  /** Returns the chart as an SVG element. */
  public Markup draw() {
    Legend legend =
        new Legend(points.stream().map(p -> new Legend.Entry(p.name(), p.ink())).toList(), true);
    double top = legend.height(WIDTH) + 24;
    Frame frame = new Frame(Frame.room(y), top, Frame.end(x, WIDTH), top + PLOT);
    Canvas canvas = new Canvas(WIDTH, frame.bottom() + 40, title, description);
    legend.drawOn(canvas, 0, 0, WIDTH);
    frame.vertical(canvas, y, 12);
    frame.horizontal(canvas, x);
    for (Line line : lines) {
      Point from = points.get(line.from());
      Point to = points.get(line.to());
      canvas.styledLine(
          across(frame, from.x()),
          up(frame, from.y()),
          across(frame, to.x()),
          up(frame, to.y()),
          "stroke:" + to.ink().color() + ";stroke-width:1;stroke-opacity:0.6");
    }
    points.forEach(point -> draw(canvas, frame, point));
    return canvas.finish();
  }

  private void draw(Canvas canvas, Frame frame, Point point) {
    String thin = "stroke:" + point.ink().color() + ";stroke-width:1;stroke-opacity:0.7";
    if (point.dx() > 0) {
      double row = up(frame, point.y());
      canvas.styledLine(
          across(frame, Math.max(x.min(), point.x() - point.dx())),
          row,
          across(frame, Math.min(x.max(), point.x() + point.dx())),
          row,
          thin);
    }
    if (point.dy() > 0) {
      double column = across(frame, point.x());
      canvas.styledLine(
          column,
          up(frame, Math.max(y.min(), point.y() - point.dy())),
          column,
          up(frame, Math.min(y.max(), point.y() + point.dy())),
          thin);
    }
    canvas.point(
        across(frame, point.x()),
        up(frame, point.y()),
        RADIUS,
        point.ink().area() + ";stroke:" + point.ink().color() + ";stroke-width:1.5",
        String.format(
            Locale.ROOT,
            "%s: %s %.1f, %s %.1f",
            point.name(),
            x.title(),
            point.x(),
            y.title(),
            point.y()));
  }

  private double across(Frame frame, double value) {
    return x.place(value, frame.left(), frame.right());
  }

  private double up(Frame frame, double value) {
    return y.place(value, frame.bottom(), frame.top());
  }
}
