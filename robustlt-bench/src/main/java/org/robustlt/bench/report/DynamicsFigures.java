package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.robustlt.bench.chart.Axis;
import org.robustlt.bench.chart.BarChart;
import org.robustlt.bench.chart.BarChart.Bar;
import org.robustlt.bench.chart.BarChart.Bracket;
import org.robustlt.bench.chart.Ink;
import org.robustlt.bench.chart.LineChart;
import org.robustlt.bench.chart.LineChart.Naming;
import org.robustlt.bench.chart.LineChart.Point;
import org.robustlt.bench.chart.LineChart.Series;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.Variant;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.record.DynamicsRecord;
import org.robustlt.core.record.EpochRecord;

/**
 * The two faults of adversarial training on long tails that RobustLT names (arXiv 2605.13395): the
 * skewed objective and the unstable evolution of the adversarial distribution. Of one run, or of
 * variants side by side.
 */
final class DynamicsFigures {
  private final Comparison comparison;
  private final ClassOrder classes;
  private final VariantInks inks;

  DynamicsFigures(Comparison comparison, ClassOrder classes) {
    this.comparison = comparison;
    this.classes = classes;
    this.inks = new VariantInks(comparison);
  }

  /** Returns all figures that the journals have the numbers for. */
  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    skew().ifPresent(figures::add);
    movement().ifPresent(figures::add);
    return figures;
  }

  private boolean single() {
    return comparison.variants().size() == 1;
  }

  /** Each class's share of loss and gradient in the last epoch, over its share of the images. */
  private Optional<Figure> skew() {
    List<BarChart.Series> series = new ArrayList<>();
    if (single()) {
      Variant variant = comparison.variants().get(0);
      series.add(bars("loss", Ink.series(0), ratios(variant, DynamicsRecord::loss)));
      series.add(bars("gradient", Ink.series(1), ratios(variant, DynamicsRecord::gradient)));
    } else {
      for (Variant variant : comparison.variants()) {
        series.add(
            bars(variant.name(), inks.of(variant), ratios(variant, DynamicsRecord::gradient)));
      }
    }
    ClassBars bars = new ClassBars(classes, series);
    double most = bars.most().orElse(0);
    if (most == 0 || ManyClasses.are(classes)) {
      return Optional.empty();
    }
    String title = "Skew of the training objective";
    String caption =
        (single() ? "Share of the loss and of its gradient" : "Share of the loss's gradient")
            + " that a class has in the last epoch, over its share of the images: 1 is even.";
    return Optional.of(
        new Figure(
            title,
            caption,
            bars.draw(title, caption, "share over share of images", most),
            bars.numbers("", bar -> String.format(Locale.ROOT, "%.2f", bar.value())),
            true));
  }

  private static BarChart.Series bars(String name, Ink ink, List<Double> values) {
    return new BarChart.Series(name, values.stream().map(value -> Bar.of(value, ink)).toList());
  }

  /** Returns shares over shares of images in the order of the classes, mean over the seeds. */
  private List<Double> ratios(Variant variant, Function<DynamicsRecord, List<Double>> shares) {
    List<DynamicsRecord> last = variant.runs().stream().flatMap(run -> last(run).stream()).toList();
    return classes.order().stream()
        .map(
            label ->
                last.stream()
                    .filter(record -> label < record.images().size())
                    .mapToDouble(r -> shares.apply(r).get(label) / r.images().get(label))
                    .average()
                    .orElse(Double.NaN))
        .toList();
  }

  private static Optional<DynamicsRecord> last(RunRecord run) {
    return run.epochs().stream().flatMap(epoch -> epoch.dynamics().stream()).reduce((a, b) -> b);
  }

  /** How far the adversarial logits of each group moved, epoch by epoch. */
  private Optional<Figure> movement() {
    List<Series> series = new ArrayList<>();
    int length = 1;
    for (Variant variant : comparison.variants()) {
      length =
          Math.max(length, variant.runs().stream().mapToInt(DataFigures::length).max().orElse(1));
    }
    List<Bracket> groups =
        classes.brackets().isEmpty()
            ? List.of(new Bracket("all classes", 0, classes.size() - 1))
            : classes.brackets();
    Bracket rarest = groups.get(groups.size() - 1);
    if (single()) {
      for (Bracket group : groups) {
        series.add(
            curve(
                group.name(),
                Ink.series(series.size()),
                comparison.variants().get(0),
                group,
                length));
      }
    } else {
      for (Variant variant : comparison.variants()) {
        series.add(curve(variant.name(), inks.of(variant), variant, rarest, length));
      }
    }
    series.removeIf(s -> s.points().stream().noneMatch(point -> Double.isFinite(point.y())));
    if (series.isEmpty()) {
      return Optional.empty();
    }
    String title = "Movement of the adversarial logits" + (single() ? "" : ", " + rarest.name());
    String caption =
        "How far the mean adversarial logits of a class moved since the epoch before (L2), mean over"
            + " the classes of a group; as they were trained on.";
    LineChart chart =
        new LineChart(
            title,
            caption,
            Axis.epochs(length),
            Axis.fromZero("distance of means", 0, Curves.most(series), 5),
            series,
            Naming.LEGEND,
            List.of());
    return Optional.of(
        new Figure(title, caption, chart.draw(), Curves.byEpoch(series, length, "%.3f"), false));
  }

  private Series curve(String name, Ink ink, Variant variant, Bracket group, int length) {
    List<Integer> labels = classes.order().subList(group.first(), group.last() + 1);
    EpochsOfVariant epochs = new EpochsOfVariant(variant);
    List<Point> points = new ArrayList<>();
    for (int epoch = 1; epoch <= length; epoch++) {
      int number = epoch;
      OptionalDouble mean =
          epochs.of(epoch).stream()
              .flatMapToDouble(record -> labels.stream().mapToDouble(label -> moved(record, label)))
              .filter(Double::isFinite)
              .average();
      mean.ifPresent(y -> points.add(Point.of(number, y)));
    }
    return new Series(name, ink, points);
  }

  private static double moved(EpochRecord epoch, int label) {
    return epoch
        .dynamics()
        .flatMap(DynamicsRecord::logitShift)
        .map(shift -> shift.get(label))
        .orElse(Double.NaN);
  }
}
