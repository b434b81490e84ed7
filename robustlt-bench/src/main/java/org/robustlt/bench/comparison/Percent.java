package org.robustlt.bench.comparison;

import java.util.Locale;

/** How fractions are printed: as percent with one decimal. */
public final class Percent {
  private Percent() {}

  /** Returns {@code 31.2}, or {@code 31.2 ± 0.4} where there are several seeds. */
  public static String of(Statistic value) {
    return value.count() == 0
        ? "–"
        : String.format(Locale.ROOT, "%.1f", unsigned(value.mean())) + spread(value);
  }

  /** Returns {@code +1.2} or {@code −0.3}, with the spread where there are several seeds. */
  public static String change(Statistic value) {
    return value.count() == 0
        ? "–"
        : String.format(Locale.ROOT, "%+.1f", unsigned(value.mean())).replace('-', '−')
            + spread(value);
  }

  /** Returns {@code ±1.2}, half of an interval. */
  public static String halfWidth(ConfidenceInterval interval) {
    return String.format(Locale.ROOT, " ±%.1f", 50 * (interval.high() - interval.low()));
  }

  /** Returns {@code 28.8 to 31.2}. */
  public static String interval(ConfidenceInterval interval) {
    return String.format(
        Locale.ROOT, "%.1f to %.1f", unsigned(interval.low()), unsigned(interval.high()));
  }

  /** Returns {@code −0.3…+1.2}. */
  public static String changeInterval(ConfidenceInterval interval) {
    return String.format(
            Locale.ROOT, "%+.1f…%+.1f", unsigned(interval.low()), unsigned(interval.high()))
        .replace('-', '−');
  }

  private static String spread(Statistic value) {
    return value.count() < 2 ? "" : String.format(Locale.ROOT, " ± %.1f", 100 * value.deviation());
  }

  /** Rounds to what is printed, so that there is no negative zero. */
  private static double unsigned(double fraction) {
    return Math.round(1000 * fraction) / 10.0 + 0.0;
  }
}
