package org.robustlt.bench.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of the series, in rows above a chart.
 *
 * @param entries the series
 * @param bars whether to show areas instead of lines
 */
record Legend(List<Entry> entries, boolean bars) {
  private static final double SAMPLE = 24;
  private static final double GAP = 18;

  Legend {
    entries = List.copyOf(entries);
  }

  record Entry(String name, Ink ink) {}

  double height(double width) {
    return entries.isEmpty() ? 0 : draw(null, 0, 0, width) + 6;
  }

  /** Draws the rows and returns their height. */
  private double draw(@Nullable Canvas canvas, double x0, double y0, double width) {
    double x = x0;
    double y = y0;
    for (Entry entry : entries) {
      double needed = SAMPLE + Canvas.width(entry.name()) + GAP;
      if (x > x0 && x + needed - GAP > x0 + width) {
        x = x0;
        y += Canvas.LINE;
      }
      if (canvas != null) {
        if (bars) {
          canvas.box(x + 6, y + 3, 12, 10, entry.ink().area(), entry.name());
        } else {
          canvas.styledLine(x, y + 8, x + SAMPLE - 6, y + 8, entry.ink().line(2));
        }
        canvas.text(x + SAMPLE, y + 12, entry.name(), "start", "label");
      }
      x += needed;
    }
    return y - y0 + Canvas.LINE;
  }

  void drawOn(Canvas canvas, double x, double y, double width) {
    draw(canvas, x, y, width);
  }
}
