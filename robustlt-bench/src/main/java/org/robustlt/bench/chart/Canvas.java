package org.robustlt.bench.chart;

import static org.robustlt.bench.markup.Markup.number;

import org.robustlt.bench.markup.Markup;

/** An SVG image under construction: shapes in pixels from the upper left corner. */
final class Canvas {
  /** The height of a text line. */
  static final double LINE = 16;

  private final Markup markup = new Markup();

  Canvas(double width, double height, String title, String description) {
    String identifier = "chart-" + Integer.toHexString((title + description).hashCode());
    markup
        .open(
            "svg",
            "viewBox",
            "0 0 " + number(width) + " " + number(height),
            "role",
            "img",
            "aria-labelledby",
            identifier + "-title " + identifier + "-desc")
        .element("title", title, "id", identifier + "-title")
        .element("desc", description, "id", identifier + "-desc")
        .line();
  }

  /** Returns about how wide a text is. */
  static double width(String text) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      width += "iljtfrI.,:;|'()[] ".indexOf(c) >= 0 ? 4.2 : "mwMW%".indexOf(c) >= 0 ? 10.6 : 7.1;
    }
    return width;
  }

  Canvas line(double x1, double y1, double x2, double y2, String kind) {
    markup
        .empty(
            "line",
            "x1",
            number(x1),
            "y1",
            number(y1),
            "x2",
            number(x2),
            "y2",
            number(y2),
            "class",
            kind)
        .line();
    return this;
  }

  Canvas styledLine(double x1, double y1, double x2, double y2, String style) {
    return path("M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2), style);
  }

  Canvas path(String data, String style) {
    markup.empty("path", "d", data, "style", style).line();
    return this;
  }

  /** Adds a rectangle that tells what it stands for when pointed at. */
  Canvas box(double x, double y, double width, double height, String style, String tip) {
    markup
        .open(
            "rect",
            "x",
            number(x),
            "y",
            number(y),
            "width",
            number(Math.max(width, 0.1)),
            "height",
            number(Math.max(height, 0)),
            "style",
            style)
        .element("title", tip)
        .close()
        .line();
    return this;
  }

  /** Adds a point that tells what it stands for when pointed at. */
  Canvas point(double x, double y, double radius, String style, String tip) {
    markup
        .open("circle", "cx", number(x), "cy", number(y), "r", number(radius), "style", style)
        .element("title", tip)
        .close()
        .line();
    return this;
  }

  /** Adds a text; {@code anchor} is start, middle or end. */
  Canvas text(double x, double y, String text, String anchor, String kind) {
    markup
        .element("text", text, "x", number(x), "y", number(y), "text-anchor", anchor, "class", kind)
        .line();
    return this;
  }

  /** Adds a text that ends at the point and rises towards it. */
  Canvas slanted(double x, double y, String text, String kind) {
    String turn = "rotate(-40 " + number(x) + " " + number(y) + ")";
    markup
        .element(
            "text",
            text,
            "x",
            number(x),
            "y",
            number(y),
            "text-anchor",
            "end",
            "transform",
            turn,
            "class",
            kind)
        .line();
    return this;
  }

  Markup finish() {
    return markup.close().line();
  }
}
