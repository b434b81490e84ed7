package org.robustlt.bench.chart;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.robustlt.bench.markup.Markup;

/**
 * A table of fractions whose cells are the darker the larger they are.
 *
 * @param title what the chart shows, for those who cannot see it
 * @param description more of that
 * @param width of the image
 * @param rows the names of the rows
 * @param columns the names of the columns
 * @param axis what the columns are
 * @param values {@code [row][column]} fractions in 0..1; NaN where there is none
 * @param relative whether cells are as dark as they stand between the least and the greatest value,
 *     and have a decimal, where differences are small
 */
public record HeatMap(
    String title,
    String description,
    double width,
    List<String> rows,
    List<String> columns,
    String axis,
    List<List<Double>> values,
    boolean relative) {
  private static final int NAMED = 30;

  /** Copies the lists. */
  public HeatMap {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  /** Draws fractions of a whole. */
  public HeatMap(
      String title,
      String description,
      double width,
      List<String> rows,
      List<String> columns,
      String axis,
      List<List<Double>> values) {
    this(title, description, width, rows, columns, axis, values, false);
  }

  /** Returns how dark a value is, 0..1. */
  private double darkness(double value) {
    if (!relative) {
      return columns.size() > NAMED ? Math.sqrt(value) : value;
    }
    DoubleSummaryStatistics all =
        values.stream()
            .flatMap(List::stream)
            .mapToDouble(each -> each)
            .filter(Double::isFinite)
            .summaryStatistics();
    double spread = all.getMax() - all.getMin();
    return spread > 0 ? (value - all.getMin()) / spread : 0.5;
  }

  /** Returns the chart as an SVG element. */
  public Markup draw() {
    double left = rows.size() > NAMED ? 30 : 8 + longest(rows);
    double cell = (width - left - 2) / columns.size();
    double height = rows.size() > NAMED ? cell : Math.min(Math.max(cell, 22), 26);
    boolean named = columns.size() <= NAMED;
    double labels = !named ? 18 : longest(columns) > cell - 4 ? 8 + 0.66 * longest(columns) : 18;
    double bottom = 4 + rows.size() * height;
    Canvas canvas = new Canvas(width, bottom + labels + 22, title, description);
    for (int row = 0; row < rows.size(); row++) {
      double y = 4 + row * height;
      if (rows.size() <= NAMED) {
        canvas.text(left - 6, y + height / 2 + 4, rows.get(row), "end", "tick");
      } else if (row == 0 || (row + 1) % 10 == 0) {
        canvas.text(left - 6, y + height / 2 + 4, Integer.toString(row + 1), "end", "tick");
      }
      for (int column = 0; column < columns.size(); column++) {
        cell(canvas, left + column * cell, y, cell, height, row, column);
      }
    }
    for (int column = 0; column < columns.size(); column++) {
      double middle = left + (column + 0.5) * cell;
      if (named && longest(columns) > cell - 4) {
        canvas.slanted(middle + 4, bottom + 12, columns.get(column), "tick");
      } else if (named) {
        canvas.text(middle, bottom + 15, columns.get(column), "middle", "tick");
      } else if (column == 0 || (column + 1) % 10 == 0) {
        canvas.text(middle, bottom + 15, Integer.toString(column + 1), "middle", "tick");
      }
    }
    canvas.text((left + width) / 2, bottom + labels + 16, axis, "middle", "label");
    return canvas.finish();
  }

  private void cell(
      Canvas canvas, double x, double y, double cell, double height, int row, int column) {
    double value = values.get(row).get(column);
    if (!Double.isFinite(value) || (columns.size() > NAMED && value < 0.005)) {
      return;
    }
    String percent = String.format(Locale.ROOT, relative ? "%.1f" : "%.0f", 100 * value);
    double gap = cell > 12 ? 1 : 0;
    canvas.box(
        x + gap / 2,
        y + gap / 2,
        cell - gap,
        height - gap,
        String.format(
            Locale.ROOT, "fill:var(--heat);fill-opacity:%.3f", 0.06 + 0.94 * darkness(value)),
        rows.get(row) + ", " + columns.get(column) + ": " + percent + " %");
    if (cell >= 22 && height >= 16) {
      canvas.text(
          x + cell / 2,
          y + height / 2 + 4,
          percent,
          "middle",
          (relative ? darkness(value) : value) > 0.55 ? "cell-strong" : "cell-weak");
    }
  }

  private static double longest(List<String> names) {
    return names.stream().mapToDouble(Canvas::width).max().orElse(0);
  }
}
