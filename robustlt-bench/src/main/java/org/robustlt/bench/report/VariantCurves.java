package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robustlt.bench.chart.Axis;
import org.robustlt.bench.chart.LineChart;
import org.robustlt.bench.chart.LineChart.Naming;
import org.robustlt.bench.chart.LineChart.Point;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.Statistic;
import org.robustlt.bench.comparison.Variant;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.AccuracyRecord.Pair;
import org.robustlt.core.record.EpochRecord;

/** Learning curves of variants side by side. */
final class VariantCurves {
  /** Bands of more variants would hide the curves. */
  private static final int MOST_BANDS = 4;

  private final Comparison comparison;
  private final VariantInks inks;

  VariantCurves(Comparison comparison) {
    this.comparison = comparison;
    inks = new VariantInks(comparison);
  }

  /** Returns natural or robust accuracy over the epochs. */
  Optional<Figure> accuracy(boolean robust) {
    boolean validated =
        comparison.runs().stream()
            .allMatch(run -> run.epochs().stream().anyMatch(e -> e.validation().isPresent()));
    boolean banded =
        comparison.variants().size() <= MOST_BANDS
            && comparison.variants().stream().anyMatch(variant -> variant.runs().size() > 1);
    List<LineChart.Series> series = new ArrayList<>();
    int epochs = 1;
    for (Variant variant : comparison.variants()) {
      EpochsOfVariant records = new EpochsOfVariant(variant);
      List<Point> points = new ArrayList<>();
      int length = variant.runs().stream().mapToInt(DataFigures::length).max().orElse(1);
      epochs = Math.max(epochs, length);
      for (int epoch = 1; epoch <= length; epoch++) {
        Statistic value = curve(records.of(epoch), robust, validated);
        double spread = banded && value.count() > 1 ? 100 * value.deviation() : 0;
        double mean = 100 * value.mean();
        points.add(
            new Point(epoch, mean, Math.max(0, mean - spread), Math.min(100, mean + spread)));
      }
      series.add(new LineChart.Series(variant.name(), inks.of(variant), points));
    }
    if (series.stream().allMatch(s -> s.points().isEmpty())) {
      return Optional.empty();
    }
    String title = (robust ? "Robust" : "Natural") + " accuracy over the epochs";
    String caption =
        (validated
                ? "On the validation images, mean over the classes."
                : "On the training images as they were trained on.")
            + (banded ? " Bands: standard deviation over the seeds." : "");
    LineChart chart =
        new LineChart(
            title,
            caption,
            Axis.epochs(epochs),
            Axis.fromZero("accuracy in %", 0, Curves.most(series), 5),
            series,
            Naming.LEGEND,
            List.of());
    return Optional.of(
        new Figure(title, caption, chart.draw(), Curves.byEpoch(series, epochs, "%.1f"), false));
  }

  private static Statistic curve(List<EpochRecord> epoch, boolean robust, boolean validated) {
    List<Double> values = new ArrayList<>();
    for (EpochRecord record : epoch) {
      Optional<AccuracyRecord> accuracy =
          validated
              ? record.validation().map(robust ? Pair::robust : Pair::natural)
              : robust ? Optional.of(record.robust()) : record.natural();
      accuracy.ifPresent(a -> values.add(validated ? a.balanced() : a.overall()));
    }
    return Statistic.of(values);
  }
}
