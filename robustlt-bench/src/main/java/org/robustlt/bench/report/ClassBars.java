package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.robustlt.bench.chart.Axis;
import org.robustlt.bench.chart.BarChart;
import org.robustlt.bench.chart.BarChart.Bar;
import org.robustlt.bench.markup.Markup;

/**
 * Bars for each class over the whole width of the page.
 *
 * @param classes in whose order the bars stand
 * @param series the values
 */
record ClassBars(ClassOrder classes, List<BarChart.Series> series) {
  private static final double WIDTH = 980;
  private static final int TICKS = 5;

  /** Copies the series. */
  ClassBars {
    series = List.copyOf(series);
  }

  /** Returns the largest value or end of a spread; nothing if none is finite. */
  OptionalDouble most() {
    return series.stream()
        .flatMap(each -> each.bars().stream())
        .flatMapToDouble(bar -> DoubleStream.of(bar.value(), bar.high()))
        .filter(Double::isFinite)
        .max();
  }

  /**
   * Draws the bars.
   *
   * @param unit the title of the vertical axis
   * @param most where that ends
   */
  Markup draw(String title, String caption, String unit, double most) {
    return new BarChart(
            title,
            caption,
            WIDTH,
            classes.names(),
            ClassOrder.AXIS,
            Axis.fromZero(unit, 0, most, TICKS),
            series,
            classes.brackets())
        .draw();
  }

  /**
   * Returns the numbers, a row for each class.
   *
   * @param unnamed the title of the column of a series without a name
   * @param text how a bar reads
   */
  NumberTable numbers(String unnamed, Function<Bar, String> text) {
    List<String> columns = new ArrayList<>(List.of("class"));
    series.forEach(each -> columns.add(each.name().isEmpty() ? unnamed : each.name()));
    return new NumberTable(
        columns,
        classes.rows(
            place -> series.stream().map(each -> text.apply(each.bars().get(place))).toList()));
  }
}
