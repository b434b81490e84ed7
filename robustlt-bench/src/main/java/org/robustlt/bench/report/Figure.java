package org.robustlt.bench.report;

import org.robustlt.bench.markup.Markup;

/**
 * A picture with its caption and its numbers.
 *
 * @param title a few words
 * @param caption what to see and how it was measured
 * @param chart the picture
 * @param numbers what it shows
 * @param wide whether it takes the whole width of the page
 */
record Figure(String title, String caption, Markup chart, NumberTable numbers, boolean wide) {
  Markup draw(int number) {
    Markup out = new Markup();
    out.open("figure", "class", wide ? "wide" : "half").add(chart);
    out.open("figcaption").element("b", "Figure " + number + ". " + title + ".");
    out.text(" " + caption).close();
    return out.add(numbers.folded()).close().line();
  }
}
