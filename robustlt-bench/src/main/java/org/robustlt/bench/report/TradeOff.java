package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robustlt.bench.chart.Axis;
import org.robustlt.bench.chart.ScatterChart;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.Statistic;
import org.robustlt.bench.comparison.Variant;
import org.robustlt.core.record.EvaluationRecord;

/**
 * Natural against robust accuracy of all variants: who is better in one must not be worse in the
 * other.
 */
final class TradeOff {
  private static final String NATURAL = "natural";

  private TradeOff() {}

  /**
   * Returns the picture under the last, strongest protocol; nothing if one of both was not
   * measured.
   */
  static Optional<Figure> draw(Comparison comparison) {
    List<String> protocols = comparison.protocols();
    String robust = protocols.isEmpty() ? NATURAL : protocols.get(protocols.size() - 1);
    if (!protocols.contains(NATURAL) || robust.equals(NATURAL)) {
      return Optional.empty();
    }
    VariantInks inks = new VariantInks(comparison);
    List<String> names = new ArrayList<>();
    List<ScatterChart.Point> points = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    double most = 0;
    for (Variant variant : comparison.variants()) {
      Statistic across = variant.statistic(NATURAL, EvaluationRecord::balanced);
      Statistic up = variant.statistic(robust, EvaluationRecord::balanced);
      if (across.count() > 0 && up.count() > 0) {
        names.add(variant.name());
        points.add(
            new ScatterChart.Point(
                variant.name(),
                inks.of(variant),
                100 * across.mean(),
                100 * up.mean(),
                across.count() > 1 ? 100 * across.deviation() : 0,
                up.count() > 1 ? 100 * up.deviation() : 0));
        rows.add(List.of(variant.name(), Percent.of(across), Percent.of(up)));
        most = Math.max(most, 100 * Math.max(across.mean(), up.mean()));
      }
    }
    if (points.size() < 2) {
      return Optional.empty();
    }
    List<ScatterChart.Line> lines = new ArrayList<>();
    for (Variant variant : comparison.variants()) {
      int to = names.indexOf(variant.name());
      int from = variant.base().map(names::indexOf).orElse(-1);
      if (from >= 0 && to >= 0) {
        lines.add(new ScatterChart.Line(from, to));
      }
    }
    String title = "Natural against robust accuracy";
    String caption =
        "Mean over the classes in %, robust under "
            + robust
            + "; lines lead from a baseline to the variant that is compared with it. Better is up"
            + " and to the right.";
    ScatterChart chart =
        new ScatterChart(
            title,
            caption,
            Axis.fromZero("natural, balanced", 0, Math.min(100, most), 5),
            Axis.fromZero(robust + ", balanced", 0, Math.min(100, most), 5),
            points,
            lines);
    NumberTable numbers = new NumberTable(List.of("variant", NATURAL, robust), rows);
    return Optional.of(new Figure(title, caption, chart.draw(), numbers, false));
  }
}
