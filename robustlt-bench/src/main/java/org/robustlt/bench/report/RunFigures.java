package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.robustlt.bench.chart.BarChart;
import org.robustlt.bench.chart.BarChart.Bar;
import org.robustlt.bench.chart.HeatMap;
import org.robustlt.bench.chart.Ink;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.evaluation.WilsonInterval;
import org.robustlt.core.record.EvaluationRecord;

/** Figures of the evaluations of one run. */
final class RunFigures {
  private RunFigures() {}

  /** Returns the accuracy of each class under each protocol, with its 95 % interval. */
  static Optional<Figure> perClass(RunRecord run, ClassOrder classes) {
    List<EvaluationRecord> evaluations =
        run.evaluations().stream().filter(e -> !e.perClass().isEmpty()).toList();
    if (evaluations.isEmpty()) {
      return Optional.empty();
    }
    List<BarChart.Series> series = new ArrayList<>();
    for (int i = 0; i < evaluations.size(); i++) {
      series.add(bars(evaluations.get(i), classes, Ink.series(i)));
    }
    ClassBars bars = new ClassBars(classes, series);
    String title = "Accuracy of each class";
    String caption = "On the test images; lines are 95 % Wilson intervals.";
    return Optional.of(
        new Figure(
            title,
            caption,
            bars.draw(title, caption, "accuracy in %", bars.most().orElse(100)),
            bars.numbers("", bar -> String.format(Locale.ROOT, "%.1f", bar.value())),
            true));
  }

  /** Returns what the images of each class are taken for, under each protocol. */
  static List<Figure> confusions(RunRecord run, ClassOrder classes) {
    return run.evaluations().stream()
        .filter(evaluation -> evaluation.confusion().size() == classes.size())
        .map(evaluation -> confusion(evaluation, classes))
        .toList();
  }

  private static Figure confusion(EvaluationRecord evaluation, ClassOrder classes) {
    String name = evaluation.protocol().name();
    return confusion(
        "Confusion, " + name, "evaluation/" + name + ".json", List.of(evaluation), classes);
  }

  /**
   * Returns what the images of each class are taken for, over several evaluations.
   *
   * @param file where the numbers are if there are too many for the picture
   */
  static Figure confusion(
      String title, String file, List<EvaluationRecord> evaluations, ClassOrder classes) {
    List<List<Double>> shares = new ArrayList<>();
    for (int label : classes.order()) {
      List<Double> row =
          classes.order().stream()
              .map(
                  predicted ->
                      evaluations.stream()
                          .mapToDouble(e -> e.confusion().get(label).getOrDefault(predicted, 0L))
                          .sum())
              .toList();
      double sum = Math.max(1, row.stream().mapToDouble(n -> n).sum());
      shares.add(row.stream().map(n -> n / sum).toList());
    }
    boolean large = classes.size() > 30;
    String caption =
        "Rows are the true classes, columns the predicted ones; % of each row."
            + (large ? " The numbers are in " + file + "." : "");
    HeatMap chart =
        new HeatMap(
            title, caption, 460, classes.names(), classes.names(), "predicted class", shares);
    List<String> columns = new ArrayList<>(List.of("true class"));
    columns.addAll(classes.names());
    NumberTable numbers =
        large
            ? NumberTable.none()
            : new NumberTable(
                columns,
                classes.rows(
                    place ->
                        shares.get(place).stream()
                            .map(share -> String.format(Locale.ROOT, "%.1f", 100 * share))
                            .toList()));
    return new Figure(title, caption, chart.draw(), numbers, false);
  }

  private static BarChart.Series bars(EvaluationRecord evaluation, ClassOrder classes, Ink ink) {
    boolean intervals = evaluation.perClassInterval().size() == evaluation.perClass().size();
    List<Bar> bars =
        IntStream.range(0, classes.size())
            .mapToObj(
                place -> {
                  int label = classes.order().get(place);
                  double value =
                      label < evaluation.perClass().size()
                          ? 100 * evaluation.perClass().get(label)
                          : Double.NaN;
                  if (!intervals || !Double.isFinite(value)) {
                    return Bar.of(value, ink);
                  }
                  WilsonInterval interval = evaluation.perClassInterval().get(label);
                  return new Bar(value, 100 * interval.low(), 100 * interval.high(), ink);
                })
            .toList();
    return new BarChart.Series(evaluation.protocol().name(), bars);
  }
}
