package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.robustlt.bench.chart.Axis;
import org.robustlt.bench.chart.BarChart;
import org.robustlt.bench.chart.BarChart.Bar;
import org.robustlt.bench.chart.HeatMap;
import org.robustlt.bench.chart.Ink;
import org.robustlt.bench.chart.Ink.Stroke;
import org.robustlt.bench.chart.LineChart;
import org.robustlt.bench.chart.LineChart.Naming;
import org.robustlt.bench.chart.LineChart.Point;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.Statistic;
import org.robustlt.bench.comparison.Variant;
import org.robustlt.bench.markup.Markup;
import org.robustlt.bench.record.AccuracyPair;
import org.robustlt.bench.record.EpochRecord;
import org.robustlt.bench.record.RunRecord;

/** Figures of variants side by side. */
final class VariantFigures {
  /** More variants than this become a heat map. */
  private static final int BARS = 4;

  private final Comparison comparison;
  private final ClassOrder classes;
  private final Map<String, Ink> inks;

  VariantFigures(Comparison comparison, ClassOrder classes) {
    this.comparison = comparison;
    this.classes = classes;
    inks = inks(comparison);
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

  /** Returns natural or robust accuracy over the epochs. */
  Optional<Figure> curves(boolean robust) {
    boolean validated =
        comparison.runs().stream()
            .allMatch(run -> run.epochs().stream().anyMatch(e -> e.validation().isPresent()));
    List<LineChart.Series> series = new ArrayList<>();
    int epochs = 1;
    for (Variant variant : comparison.variants()) {
      List<Point> points = new ArrayList<>();
      int length = variant.runs().stream().mapToInt(DataFigures::length).max().orElse(1);
      epochs = Math.max(epochs, length);
      for (int epoch = 1; epoch <= length; epoch++) {
        Statistic value = curve(variant, epoch, robust, validated);
        double spread = value.count() > 1 ? 100 * value.deviation() : 0;
        double mean = 100 * value.mean();
        points.add(new Point(epoch, mean, mean - spread, mean + spread));
      }
      series.add(new LineChart.Series(variant.name(), ink(variant), points));
    }
    if (series.stream().allMatch(s -> s.points().isEmpty())) {
      return Optional.empty();
    }
    String title = (robust ? "Robust" : "Natural") + " accuracy over the epochs";
    String caption =
        validated
            ? "On the validation images, mean over the classes."
            : "On the training images as they were trained on.";
    LineChart chart =
        new LineChart(
            title,
            caption,
            Axis.epochs(epochs),
            Axis.fromZero("accuracy in %", 0, Curves.most(series), 5),
            series,
            Naming.LEGEND,
            List.of());
    return Optional.of(new Figure(title, caption, chart.draw(), numbers(series, epochs), false));
  }

  private Statistic curve(Variant variant, int epoch, boolean robust, boolean validated) {
    List<Double> values = new ArrayList<>();
    for (RunRecord run : variant.runs()) {
      for (EpochRecord record : run.epochs()) {
        if (record.epoch() == epoch) {
          Optional<AccuracyPair> pair =
              validated ? record.validation() : Optional.of(record.training());
          pair.flatMap(p -> robust ? p.robust() : p.natural())
              .ifPresent(a -> values.add(validated ? a.balanced() : a.overall()));
        }
      }
    }
    return Statistic.of(values);
  }

  private List<Statistic> perClass(Variant variant, String protocol) {
    return IntStream.range(0, classes.size())
        .mapToObj(
            place ->
                variant.statistic(
                    protocol, evaluation -> classes.arrange(evaluation.perClass()).get(place)))
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
                  return new Bar(mean, Math.max(0, mean - spread), mean + spread, ink(variant));
                })
            .toList());
  }

  private Markup bars(String title, String caption, Map<String, List<Statistic>> values) {
    List<BarChart.Series> series =
        comparison.variants().stream()
            .map(variant -> series(variant, values.getOrDefault(variant.name(), List.of())))
            .toList();
    double most =
        series.stream()
            .flatMap(s -> s.bars().stream())
            .mapToDouble(Bar::high)
            .filter(Double::isFinite)
            .max()
            .orElse(100);
    return new BarChart(
            title,
            caption,
            980,
            classes.names(),
            ClassOrder.AXIS,
            Axis.fromZero("accuracy in %", 0, most, 5),
            series,
            classes.brackets())
        .draw();
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

  private static NumberTable numbers(List<LineChart.Series> series, int epochs) {
    List<String> columns = new ArrayList<>(List.of("epoch"));
    series.forEach(s -> columns.add(s.name()));
    List<List<String>> rows = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(epoch)));
      double at = epoch;
      for (LineChart.Series s : series) {
        row.add(
            s.points().stream()
                .filter(point -> point.x() == at)
                .findFirst()
                .map(point -> String.format(Locale.ROOT, "%.1f", point.y()))
                .orElse("–"));
      }
      rows.add(row);
    }
    return new NumberTable(columns, rows);
  }

  private Ink ink(Variant variant) {
    return inks.getOrDefault(variant.name(), Ink.series(0));
  }

  /**
   * Gives each base method a colour, pale without and full with RobustLT; or each variant a colour
   * where there is one method only.
   */
  private static Map<String, Ink> inks(Comparison comparison) {
    Map<String, Ink> inks = new LinkedHashMap<>();
    long pairs = comparison.variants().stream().filter(v -> v.base().isPresent()).count();
    for (Variant variant : comparison.variants()) {
      if (pairs < 2 || variant.base().isEmpty()) {
        inks.put(variant.name(), Ink.series(inks.size()));
      }
    }
    if (pairs >= 2) {
      for (Variant variant : comparison.variants()) {
        variant
            .base()
            .ifPresent(
                base -> {
                  Ink ink = inks.getOrDefault(base, Ink.series(0));
                  inks.put(variant.name(), ink.with(Stroke.SOLID));
                  inks.put(base, ink.with(Stroke.DASHED));
                });
      }
    }
    return inks;
  }
}
