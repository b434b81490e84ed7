package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robustlt.bench.chart.BarChart;
import org.robustlt.bench.chart.BarChart.Bar;
import org.robustlt.bench.chart.HeatMap;
import org.robustlt.bench.chart.RankChart;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.Statistic;
import org.robustlt.bench.comparison.Variant;
import org.robustlt.bench.markup.Markup;
import org.robustlt.core.record.EvaluationRecord;

/** Figures of variants side by side. */
final class VariantFigures {
  /** More variants than this become a heat map. */
  private static final int BARS = 4;

  private final Comparison comparison;
  private final ClassOrder classes;
  private final VariantInks inks;

  VariantFigures(Comparison comparison, ClassOrder classes) {
    this.comparison = comparison;
    this.classes = classes;
    inks = new VariantInks(comparison);
  }

  /** Returns the accuracy of each class of each variant under a protocol. */
  Figure perClass(String protocol) {
    Map<String, List<Statistic>> values = new LinkedHashMap<>();
    for (Variant variant : comparison.variants()) {
      values.put(variant.name(), perClass(variant, protocol));
    }
    boolean seeds = values.values().stream().flatMap(List::stream).anyMatch(s -> s.count() > 1);
    String title = "Accuracy of each class, " + protocol;
    boolean bars = comparison.variants().size() <= BARS;
    String caption =
        "Accuracy in % on the test images"
            + (seeds ? ", mean over the seeds" : "")
            + (seeds && bars ? "; lines show ± a standard deviation." : ".");
    if (ManyClasses.are(classes)) {
      ManyClasses many = new ManyClasses(classes);
      List<RankChart.Series> curves =
          comparison.variants().stream()
              .map(
                  variant ->
                      new RankChart.Series(
                          variant.name(),
                          inks.of(variant),
                          values.getOrDefault(variant.name(), List.of()).stream()
                              .map(value -> 100 * value.mean())
                              .toList(),
                          many.window()))
              .toList();
      return new Figure(
          title, caption, many.curves(title, caption, curves), NumberTable.none(), true);
    }
    List<String> columns = new ArrayList<>(List.of("class"));
    columns.addAll(values.keySet());
    NumberTable numbers =
        new NumberTable(
            columns,
            classes.rows(
                place -> values.values().stream().map(row -> Percent.of(row.get(place))).toList()));
    return new Figure(
        title,
        caption,
        (bars ? bars(title, caption, values) : map(title, caption, values)),
        numbers,
        true);
  }

  /** Returns what each variant takes the images of each class for, under the strongest attack. */
  List<Figure> confusions() {
    List<String> protocols = comparison.protocols();
    if (protocols.isEmpty() || ManyClasses.are(classes)) {
      return List.of();
    }
    String protocol = protocols.get(protocols.size() - 1);
    List<Figure> figures = new ArrayList<>();
    for (Variant variant : comparison.variants()) {
      List<EvaluationRecord> evaluations =
          variant.evaluations(protocol).stream()
              .filter(evaluation -> evaluation.confusion().size() == classes.size())
              .toList();
      if (!evaluations.isEmpty()) {
        figures.add(
            RunFigures.confusion(
                variant.name() + ", " + protocol,
                "the runs' evaluation/" + protocol + ".json",
                evaluations,
                classes));
      }
    }
    return figures;
  }

  private List<Statistic> perClass(Variant variant, String protocol) {
    return classes.order().stream()
        .map(
            label ->
                variant.statistic(
                    protocol,
                    evaluation ->
                        label < evaluation.perClass().size()
                            ? evaluation.perClass().get(label)
                            : Double.NaN))
        .toList();
  }

  private BarChart.Series series(Variant variant, List<Statistic> values) {
    return new BarChart.Series(
        variant.name(),
        values.stream()
            .map(
                s -> {
                  double mean = 100 * s.mean();
                  double spread = s.count() > 1 ? 100 * s.deviation() : 0;
                  return new Bar(
                      mean,
                      Math.max(0, mean - spread),
                      Math.min(100, mean + spread),
                      inks.of(variant));
                })
            .toList());
  }

  private Markup bars(String title, String caption, Map<String, List<Statistic>> values) {
    ClassBars bars =
        new ClassBars(
            classes,
            comparison.variants().stream()
                .map(variant -> series(variant, values.getOrDefault(variant.name(), List.of())))
                .toList());
    return bars.draw(title, caption, "accuracy in %", bars.most().orElse(100));
  }

  private Markup map(String title, String caption, Map<String, List<Statistic>> values) {
    return new HeatMap(
            title,
            caption,
            980,
            List.copyOf(values.keySet()),
            classes.names(),
            ClassOrder.AXIS,
            values.values().stream()
                .map(row -> row.stream().map(Statistic::mean).toList())
                .toList())
        .draw();
  }
}
