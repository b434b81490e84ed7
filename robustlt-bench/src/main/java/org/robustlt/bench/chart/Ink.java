package org.robustlt.bench.chart;

/**
 * How a series is drawn. The colours of series are variables of the page's style sheet, which has
 * them for light and for dark pages.
 *
 * @param color a CSS colour
 * @param stroke how lines are drawn; bars are pale unless the stroke is solid
 */
public record Ink(String color, Stroke stroke) {
  /** The number of colours that can be told apart, also by the colour-blind. */
  public static final int HUES = 8;

  /** How a line is drawn. */
  public enum Stroke {
    SOLID(""),
    DASHED("6 4"),
    DOTTED("1.5 3.5");

    private final String dashes;

    Stroke(String dashes) {
      this.dashes = dashes;
    }
  }

  /** Returns the ink of the given series, counted from 0. */
  public static Ink series(int index) {
    return new Ink(
        "var(--series-" + (index % HUES + 1) + ")",
        index < HUES ? Stroke.SOLID : index < 2 * HUES ? Stroke.DASHED : Stroke.DOTTED);
  }

  /**
   * Returns the ink of a class between the most frequent one (0, blue) and the rarest one (1,
   * orange). All are of middling lightness, so that they show on light and on dark pages.
   */
  public static Ink ramp(double rarity) {
    double[][] stops = {{43, 122, 192}, {128, 133, 146}, {217, 106, 20}};
    double position = Math.min(Math.max(rarity, 0), 1) * 2;
    int lower = position < 1 ? 0 : 1;
    double share = position - lower;
    StringBuilder color = new StringBuilder("rgb(");
    for (int channel = 0; channel < 3; channel++) {
      double value = stops[lower][channel] * (1 - share) + stops[lower + 1][channel] * share;
      color.append(Math.round(value)).append(channel < 2 ? "," : ")");
    }
    return new Ink(color.toString(), Stroke.SOLID);
  }

  /** Returns this colour with another stroke. */
  public Ink with(Stroke other) {
    return new Ink(color, other);
  }

  String line(double width) {
    String style = "fill:none;stroke:" + color + ";stroke-width:" + width;
    return stroke == Stroke.SOLID ? style : style + ";stroke-dasharray:" + stroke.dashes;
  }

  String area() {
    return "fill:" + color + (stroke == Stroke.SOLID ? "" : ";fill-opacity:0.45");
  }
}
