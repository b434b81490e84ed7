package org.robustlt.bench.chart;

/**
 * The rectangle that data are drawn in.
 *
 * @param left the left edge
 * @param top the upper edge
 * @param right the right edge
 * @param bottom the lower edge
 */
record Frame(double left, double top, double right, double bottom) {
  double width() {
    return right - left;
  }

  /** Returns how much room the tick labels of a vertical axis take. */
  static double room(Axis axis) {
    return 10
        + axis.ticks().stream().mapToDouble(tick -> Canvas.width(Axis.label(tick))).max().orElse(0);
  }

  /** Returns where a horizontal axis ends, so that its last tick label has room. */
  static double end(Axis axis, double width) {
    String last = Axis.label(axis.ticks().get(axis.ticks().size() - 1));
    return width - Math.max(10, Canvas.width(last) / 2);
  }

  /** Draws horizontal grid lines with their labels, and the title that distance above them. */
  void vertical(Canvas canvas, Axis axis, double distance) {
    for (double tick : axis.ticks()) {
      double y = axis.place(tick, bottom, top);
      canvas.line(left, y, right, y, tick == axis.min() ? "axis" : "grid");
      canvas.text(left - 6, y + 4, Axis.label(tick), "end", "tick");
    }
    canvas.text(0, top - distance, axis.title(), "start", "label");
  }

  /** Draws the ticks of a horizontal axis with their labels, and the title below them. */
  void horizontal(Canvas canvas, Axis axis) {
    for (double tick : axis.ticks()) {
      double x = axis.place(tick, left, right);
      canvas.line(x, bottom, x, bottom + 4, "axis");
      canvas.text(x, bottom + 17, Axis.label(tick), "middle", "tick");
    }
    canvas.text((left + right) / 2, bottom + 34, axis.title(), "middle", "label");
  }
}
