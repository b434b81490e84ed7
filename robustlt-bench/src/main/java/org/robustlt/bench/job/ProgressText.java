package org.robustlt.bench.job;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.Statistic;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.EvaluationRecord;

/** Says what became of epochs and evaluations, in a line each. */
public final class ProgressText {
  private ProgressText() {}

  /** Tells of an epoch. */
  static String of(EpochRecord epoch) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "epoch %" + Integer.toString(epoch.epochs()).length() + "d/%d  loss %.3f  ",
            epoch.epoch(),
            epoch.epochs(),
            epoch.loss()));
    line.append("training ").append(pair(epoch.natural(), epoch.robust()));
    epoch
        .validation()
        .ifPresent(
            v -> line.append("  validation ").append(pair(Optional.of(v.natural()), v.robust())));
    line.append(String.format(Locale.ROOT, "  %,.0f images/s", epoch.imagesPerSecond()));
    return line.toString();
  }

  /** Tells of an evaluation, and of its stages if there are several. */
  static String of(EvaluationRecord evaluation) {
    StringBuilder line = new StringBuilder(evaluation.protocol().name());
    line.append("  overall ").append(percent(evaluation.overall())).append(" %");
    if (Double.isFinite(evaluation.tail())) {
      line.append("  tail ").append(percent(evaluation.tail())).append(" %");
    }
    if (evaluation.stages().size() > 1) {
      evaluation
          .stages()
          .forEach(
              stage ->
                  line.append("  ")
                      .append(stage.name())
                      .append(' ')
                      .append(percent(stage.overall())));
    }
    return line.toString();
  }

  private static String pair(Optional<AccuracyRecord> natural, AccuracyRecord robust) {
    return natural.map(accuracy -> percent(accuracy.overall()) + "/").orElse("")
        + percent(robust.overall())
        + " %";
  }

  /** Rounds as the tables do. */
  private static String percent(double fraction) {
    return Percent.of(Statistic.of(List.of(fraction)));
  }

  /** Tells a duration in minutes, or hours, and seconds. */
  public static String clock(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
