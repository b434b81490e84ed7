package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.robustlt.bench.chart.Axis;
import org.robustlt.bench.chart.Ink;
import org.robustlt.bench.chart.LineChart;
import org.robustlt.bench.chart.LineChart.Naming;
import org.robustlt.bench.chart.LineChart.Point;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.record.EpochRecord;

/** The budget of each class against its size, at the end of the training. */
final class SizeBudgets {
  private SizeBudgets() {}

  /** Returns the picture; nothing if all classes have one budget, or their sizes are not known. */
  static Optional<Figure> draw(RunRecord run, ClassOrder classes) {
    if (!DataFigures.hasClassBudgets(run) || classes.counts().isEmpty()) {
      return Optional.empty();
    }
    EpochRecord last = run.epochs().get(run.epochs().size() - 1);
    List<Double> budgets = classes.arrange(last.budget());
    List<Point> points = new ArrayList<>();
    IntStream.range(0, classes.size())
        .boxed()
        .sorted(Comparator.comparing(place -> classes.counts().get(place)))
        .forEach(
            place -> points.add(Point.of(classes.counts().get(place), 255 * budgets.get(place))));
    double most = points.stream().mapToDouble(Point::y).max().orElse(1);
    String title = "Budget against class size";
    String caption = "ε of each class in epoch " + last.epoch() + " against its training images.";
    LineChart chart =
        new LineChart(
            title,
            caption,
            Axis.fromZero("training images", 0, classes.counts().get(0), 5),
            Axis.fromZero("ε in 1/255 of the pixel range", 0, most, 5),
            List.of(new LineChart.Series("ε", Ink.series(0), points)),
            Naming.NONE,
            List.of());
    NumberTable numbers =
        ManyClasses.are(classes)
            ? NumberTable.none()
            : new NumberTable(
                List.of("class", "training images", "ε"),
                classes.rows(
                    place ->
                        List.of(
                            Long.toString(classes.counts().get(place)),
                            String.format(Locale.ROOT, "%.3f/255", 255 * budgets.get(place)))));
    return Optional.of(new Figure(title, caption, chart.draw(), numbers, false));
  }
}
