package org.robustlt.bench.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.robustlt.core.evaluation.WilsonInterval;
import org.robustlt.core.record.CurveRecord;

/** Accuracy over ε as lines on a terminal. */
final class CurveText {
  private static final String LINE = "  %-10s %s %10s %8s %8s %8s";

  private CurveText() {}

  static List<String> of(CurveRecord curve) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s accuracy in %% over ε (%s), %,d test images",
            curve.protocol().name(),
            curve.norm(),
            curve.examples()));
    lines.add(
        String.format(
            Locale.ROOT, LINE, "ε", "overall (95 %)     ", "balanced", "head", "medium", "tail"));
    curve.points().stream().map(CurveText::line).forEach(lines::add);
    curve
        .medianDistance()
        .ifPresent(
            medians ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  median distance %.4f overall, head %.4f, tail %.4f",
                        medians.overall(),
                        medians.head(),
                        medians.tail())));
    return lines;
  }

  private static String line(CurveRecord.Point point) {
    WilsonInterval interval = point.intervals().get("overall");
    return String.format(
            Locale.ROOT,
            LINE,
            point.epsilon(),
            interval == null
                ? percent(point.overall())
                : String.format(
                    Locale.ROOT,
                    "%5.1f (%5.1f–%5.1f)",
                    100 * point.overall(),
                    100 * interval.low(),
                    100 * interval.high()),
            percent(point.balanced()),
            percent(point.head()),
            percent(point.medium()),
            percent(point.tail()))
        .stripTrailing();
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f", 100 * share) : "–";
  }
}
