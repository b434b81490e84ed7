package org.robustlt.bench.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.robustlt.core.file.PlainText;

/** Builds HTML or SVG text whose elements are closed and whose texts are escaped. */
public final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param element the name of the element
   * @param attributes names and values by turns
   */
  public Markup open(String element, String... attributes) {
    start(element, attributes).append('>');
    open.push(element);
    return this;
  }

  /** Closes the element that was opened last. */
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Adds an element without content, such as {@code <line/>}. */
  public Markup empty(String element, String... attributes) {
    start(element, attributes).append("/>");
    return this;
  }

  /** Adds an element that holds a text. */
  public Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Adds a text. */
  public Markup text(String text) {
    out.append(escape(text));
    return this;
  }

  /** Adds a piece that was built apart. */
  public Markup add(Markup piece) {
    out.append(piece);
    return this;
  }

  /** Adds a line break, so that the source stays readable. */
  public Markup line() {
    out.append('\n');
    return this;
  }

  /** Adds text that is markup already, such as a style sheet. */
  public Markup verbatim(String markup) {
    out.append(markup);
    return this;
  }

  /** Returns a coordinate with at most two decimals. */
  public static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  private StringBuilder start(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escape(attributes[i + 1])).append('"');
    }
    return out;
  }

  private static String escape(String text) {
    return PlainText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements still open: " + open);
    }
    return out.toString();
  }
}
