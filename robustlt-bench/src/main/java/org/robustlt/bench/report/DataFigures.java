package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.robustlt.bench.chart.Axis;
import org.robustlt.bench.chart.BarChart;
import org.robustlt.bench.chart.LineChart;
import org.robustlt.bench.chart.LineChart.Naming;
import org.robustlt.bench.chart.LineChart.Point;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.record.EpochRecord;

/** Figures of what a training was given: class sizes, and the budget of each class. */
final class DataFigures {
  private static final int NAMED = 12;

  private DataFigures() {}

  /** Returns the picture of the long tail. */
  static Optional<Figure> classSizes(ClassOrder classes) {
    List<Long> counts = classes.counts();
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    long total = counts.stream().mapToLong(n -> n).sum();
    double ratio = (double) counts.get(0) / Math.max(1, counts.get(counts.size() - 1));
    String caption =
        String.format(
            Locale.ROOT,
            "%,d images in %d classes, from %,d to %,d images a class (ratio %.0f).",
            total,
            counts.size(),
            counts.get(0),
            counts.get(counts.size() - 1),
            ratio);
    if (ManyClasses.are(classes)) {
      return Optional.of(new ManyClasses(classes).sizes(caption));
    }
    List<BarChart.Bar> bars =
        IntStream.range(0, counts.size())
            .mapToObj(place -> BarChart.Bar.of(counts.get(place), classes.ink(place)))
            .toList();
    BarChart chart =
        new BarChart(
            "Class sizes",
            caption,
            460,
            classes.names(),
            ClassOrder.AXIS,
            Axis.fromZero("training images", 0, 1.05 * counts.get(0), 5),
            List.of(new BarChart.Series("", bars)),
            classes.brackets());
    NumberTable numbers =
        new NumberTable(
            List.of("class", "training images"),
            classes.rows(place -> List.of(String.format(Locale.ROOT, "%,d", counts.get(place)))));
    return Optional.of(new Figure("Class sizes", caption, chart.draw(), numbers, false));
  }

  /** Returns the picture of ε over the epochs. */
  static Optional<Figure> budgets(RunRecord run, ClassOrder classes, String of) {
    List<EpochRecord> epochs =
        run.epochs().stream().filter(epoch -> !epoch.budget().isEmpty()).toList();
    if (epochs.isEmpty()) {
      return Optional.empty();
    }
    boolean alike = !hasClassBudgets(run);
    String title = "Perturbation budget" + of;
    if (ManyClasses.are(classes) && !alike) {
      return Optional.of(new ManyClasses(classes).budgets(run, epochs, title));
    }
    List<LineChart.Series> series = new ArrayList<>();
    double most = 0;
    for (int place = 0; place < (alike ? 1 : classes.size()); place++) {
      List<Point> points = new ArrayList<>();
      for (EpochRecord epoch : epochs) {
        double levels = 255 * epoch.budget().get(classes.order().get(place));
        most = Math.max(most, levels);
        points.add(Point.of(epoch.epoch(), levels));
      }
      series.add(new LineChart.Series(classes.names().get(place), classes.ink(place), points));
    }
    String caption =
        alike
            ? "ε of the training attack, the same for all classes."
            : "ε of the training attack, for each class; blue classes are frequent, orange ones"
                + " rare.";
    LineChart chart =
        new LineChart(
            title,
            caption,
            Axis.epochs(length(run)),
            Axis.fromZero("ε in 1/255 of the pixel range", 0, most, 5),
            alike
                ? List.of(
                    new LineChart.Series("all classes", classes.ink(0), series.get(0).points()))
                : series,
            alike || classes.size() <= NAMED ? Naming.ENDS : Naming.BAND,
            Curves.phases(run));
    return Optional.of(
        new Figure(
            title,
            caption,
            chart.draw(),
            ManyClasses.are(classes) ? NumberTable.none() : numbers(epochs, classes),
            false));
  }

  /** Returns whether classes have budgets of their own. */
  static boolean hasClassBudgets(RunRecord run) {
    return run.epochs().stream().anyMatch(epoch -> epoch.budget().stream().distinct().count() > 1);
  }

  /** Returns the number of epochs that the recipe asks for. */
  static int length(RunRecord run) {
    return run.epochs().stream()
        .mapToInt(epoch -> Math.max(epoch.epoch(), epoch.epochs()))
        .max()
        .orElse(1);
  }

  private static NumberTable numbers(List<EpochRecord> epochs, ClassOrder classes) {
    List<String> columns = new ArrayList<>(List.of("epoch"));
    columns.addAll(classes.names());
    List<List<String>> rows = new ArrayList<>();
    for (EpochRecord epoch : epochs) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(epoch.epoch())));
      classes
          .arrange(epoch.budget())
          .forEach(budget -> row.add(String.format(Locale.ROOT, "%.3f/255", 255 * budget)));
      rows.add(row);
    }
    return new NumberTable(columns, rows);
  }
}
