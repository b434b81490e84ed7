package org.robustlt.bench.chart;

import static org.robustlt.bench.markup.Markup.number;

import java.util.List;
import org.robustlt.bench.markup.Markup;

/**
 * Values of very many categories in their order: pale lines for the values, strong ones for their
 * running mean.
 *
 * @param title what the chart shows, for those who cannot see it
 * @param description more of that
 * @param width of the image
 * @param x the horizontal axis, of places counted from 1
 * @param y the vertical axis
 * @param series the values
 * @param brackets groups of adjacent categories, named above the lines where there is room
 */
public record RankChart(
    String title,
    String description,
    double width,
    Axis x,
    Axis y,
    List<Series> series,
    List<BarChart.Bracket> brackets) {
  private static final double PLOT = 240;

  /** Copies the lists. */
  public RankChart {
    series = List.copyOf(series);
    brackets = List.copyOf(brackets);
  }

  /**
   * A curve.
   *
   * @param name what it is called
   * @param ink how it is drawn
   * @param values one for each category; those that are not finite are left out
   * @param window categories of a running mean; 1 draws the values alone
   */
  public record Series(String name, Ink ink, List<Double> values, int window) {
    /** Copies the values. */
    public Series {
      values = List.copyOf(values);
    }

    /** Returns the means of the values around each place, those that are finite. */
    double[] means() {
      double[] sums = new double[values.size() + 1];
      int[] counts = new int[values.size() + 1];
      for (int i = 0; i < values.size(); i++) {
        boolean finite = Double.isFinite(values.get(i));
        sums[i + 1] = sums[i] + (finite ? values.get(i) : 0);
        counts[i + 1] = counts[i] + (finite ? 1 : 0);
      }
      double[] means = new double[values.size()];
      for (int i = 0; i < means.length; i++) {
        int from = Math.max(0, i - window / 2);
        int to = Math.min(values.size(), i + window / 2 + 1);
        means[i] = (sums[to] - sums[from]) / (counts[to] - counts[from]);
      }
      return means;
    }
  }

  /** Returns the chart as an SVG element. */
  public Markup draw() {
    Legend legend =
        new Legend(
            series.size() < 2
                ? List.of()
                : series.stream().map(s -> new Legend.Entry(s.name(), s.ink())).toList(),
            false);
    double top = legend.height(width) + (brackets.isEmpty() ? 24 : 42);
    Frame frame = new Frame(Frame.room(y), top, width - 14, top + PLOT);
    Canvas canvas = new Canvas(width, frame.bottom() + 40, title, description);
    legend.drawOn(canvas, 0, 0, width);
    frame.vertical(canvas, y, brackets.isEmpty() ? 12 : 28);
    frame.horizontal(canvas, x);
    brackets.forEach(bracket -> bracket(canvas, frame, bracket));
    for (Series s : series) {
      double[] values = s.values().stream().mapToDouble(value -> value).toArray();
      if (s.window() == 1) {
        canvas.path(path(frame, values), s.ink().line(1.6));
      } else {
        canvas.path(path(frame, values), s.ink().line(0.6) + ";stroke-opacity:0.3");
        canvas.path(path(frame, s.means()), s.ink().line(2));
      }
    }
    return canvas.finish();
  }

  private String path(Frame frame, double[] values) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        path.append(path.isEmpty() ? "M" : "L")
            .append(number(x.place(i + 1, frame.left(), frame.right())))
            .append(' ')
            .append(number(y.place(values[i], frame.bottom(), frame.top())));
      }
    }
    return path.isEmpty() ? "M0 0" : path.toString();
  }

  private void bracket(Canvas canvas, Frame frame, BarChart.Bracket bracket) {
    double from = x.place(bracket.first() + 1, frame.left(), frame.right());
    double to = x.place(bracket.last() + 1, frame.left(), frame.right());
    double y0 = frame.top() - 8;
    canvas.line(from + 1, y0, Math.max(from + 2, to - 1), y0, "bracket");
    if (Canvas.width(bracket.name()) < to - from) {
      canvas.text((from + to) / 2, y0 - 4, bracket.name(), "middle", "tick");
    }
  }
}
