package org.robustlt.bench.chart;

import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.bench.markup.Markup;

/**
 * Bars for each category, side by side for each series.
 *
 * @param title what the chart shows, for those who cannot see it
 * @param description more of that
 * @param width of the image
 * @param categories the names on the horizontal axis
 * @param axis what the categories are
 * @param y the vertical axis
 * @param series the values
 * @param brackets groups of adjacent categories, named above the bars
 */
public record BarChart(
    String title,
    String description,
    double width,
    List<String> categories,
    String axis,
    Axis y,
    List<Series> series,
    List<Bracket> brackets) {
  private static final double PLOT = 220;

  /** More categories than this are numbered instead of named. */
  private static final int NAMED = 30;

  /** Copies the lists. */
  public BarChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    brackets = List.copyOf(brackets);
  }

  /**
   * Bars of one kind.
   *
   * @param name what they are called; empty to leave it out of the legend
   * @param bars a bar for each category
   */
  public record Series(String name, List<Bar> bars) {
    /** Copies the bars. */
    public Series {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A bar with its spread.
   *
   * @param value its height
   * @param low the lower end of the spread, the value for none
   * @param high the upper end of the spread, the value for none
   * @param ink how it is drawn
   */
  public record Bar(double value, double low, double high, Ink ink) {
    /** Returns a bar without spread. */
    public static Bar of(double value, Ink ink) {
      return new Bar(value, value, value, ink);
    }
  }

  /**
   * A group of adjacent categories.
   *
   * @param name what it is called
   * @param first its first category
   * @param last its last category
   */
  public record Bracket(String name, int first, int last) {}

  /** Returns the chart as an SVG element. */
  public Markup draw() {
    List<Legend.Entry> entries =
        series.stream()
            .filter(s -> !s.name().isEmpty())
            .map(s -> new Legend.Entry(s.name(), s.bars().get(0).ink()))
            .toList();
    Legend legend = new Legend(entries, true);
    double head = legend.height(width);
    double top = head + (brackets.isEmpty() ? 24 : 42);
    Frame frame = new Frame(Frame.room(y), top, width - 4, top + PLOT);
    double slot = frame.width() / categories.size();
    double labels = labelHeight(slot);
    Canvas canvas = new Canvas(width, frame.bottom() + labels + 22, title, description);
    legend.drawOn(canvas, 0, 0, width);
    frame.vertical(canvas, y, brackets.isEmpty() ? 12 : 28);
    brackets.forEach(bracket -> bracket(canvas, frame, slot, bracket));
    for (int i = 0; i < categories.size(); i++) {
      for (int j = 0; j < series.size(); j++) {
        bar(canvas, frame, slot, i, j);
      }
      label(canvas, frame, slot, i);
    }
    canvas.text(
        (frame.left() + frame.right()) / 2, frame.bottom() + labels + 16, axis, "middle", "label");
    return canvas.finish();
  }

  private void bar(Canvas canvas, Frame frame, double slot, int category, int index) {
    Bar bar = series.get(index).bars().get(category);
    if (!Double.isFinite(bar.value())) {
      return;
    }
    double margin = slot * (series.size() == 1 ? 0.15 : 0.1);
    double breadth = (slot - 2 * margin) / series.size();
    double x = frame.left() + category * slot + margin + index * breadth;
    double height = frame.bottom() - y.place(bar.value(), frame.bottom(), frame.top());
    String name = series.get(index).name();
    String tip =
        (name.isEmpty() ? "" : name + ", ")
            + categories.get(category)
            + ": "
            + Axis.label(bar.value());
    double inset = breadth > 6 ? 0.6 : 0;
    canvas.box(
        x + inset, frame.bottom() - height, breadth - 2 * inset, height, bar.ink().area(), tip);
    double highest = frame.bottom() - height;
    if (bar.high() > bar.low() && breadth > 5) {
      double middle = x + breadth / 2;
      highest = Math.min(highest, y.place(bar.high(), frame.bottom(), frame.top()));
      canvas.line(
          middle,
          y.place(bar.low(), frame.bottom(), frame.top()),
          middle,
          y.place(bar.high(), frame.bottom(), frame.top()),
          "whisker");
    }
    if (series.size() == 1 && Canvas.width(Axis.label(bar.value())) < slot) {
      canvas.text(x + breadth / 2, highest - 4, Axis.label(bar.value()), "middle", "tick");
    }
  }

  private void label(Canvas canvas, Frame frame, double slot, int category) {
    double middle = frame.left() + (category + 0.5) * slot;
    double y0 = frame.bottom() + 15;
    if (categories.size() > NAMED) {
      if (category == 0 || (category + 1) % 10 == 0) {
        canvas.text(middle, y0, Integer.toString(category + 1), "middle", "tick");
      }
    } else if (slanted(slot)) {
      canvas.slanted(middle + 4, y0 - 3, categories.get(category), "tick");
    } else {
      canvas.text(middle, y0, categories.get(category), "middle", "tick");
    }
  }

  private void bracket(Canvas canvas, Frame frame, double slot, Bracket bracket) {
    double from = frame.left() + bracket.first() * slot + 3;
    double to = frame.left() + (bracket.last() + 1) * slot - 3;
    double y0 = frame.top() - 8;
    canvas.line(from, y0, to, y0, "bracket");
    canvas.text((from + to) / 2, y0 - 4, bracket.name(), "middle", "tick");
  }

  private boolean slanted(double slot) {
    return categories.size() <= NAMED && longestName() > slot - 4;
  }

  private double labelHeight(double slot) {
    return slanted(slot) ? 8 + 0.66 * longestName() : 18;
  }

  private double longestName() {
    return IntStream.range(0, categories.size())
        .mapToDouble(i -> Canvas.width(categories.get(i)))
        .max()
        .orElse(0);
  }
}
