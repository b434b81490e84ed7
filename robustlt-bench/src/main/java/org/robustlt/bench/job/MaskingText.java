package org.robustlt.bench.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robustlt.core.diagnosis.MaskingReport;
import org.robustlt.core.diagnosis.MaskingReport.Warning;

/** Says what a masking diagnosis found. */
final class MaskingText {
  private static final int SHOWN = 10;

  private MaskingText() {}

  /** Returns a line that sums up, then those of each check that warns. */
  static List<String> lines(MaskingReport report) {
    List<String> lines = new ArrayList<>();
    int looked = report.classes().size();
    if (report.warnings().isEmpty() && looked > 0) {
      lines.add("masking  no sign of masked gradients in " + looked + " classes");
    }
    Map<String, List<Warning>> checks = new LinkedHashMap<>();
    report
        .warnings()
        .forEach(w -> checks.computeIfAbsent(w.check(), check -> new ArrayList<>()).add(w));
    checks.forEach(
        (check, warnings) -> {
          lines.add(
              "warning: masked gradients? "
                  + check
                  + " in "
                  + warnings.size()
                  + " of "
                  + looked
                  + " classes");
          warnings.stream()
              .limit(SHOWN)
              .forEach(w -> lines.add("  " + w.className() + ": " + w.evidence()));
          if (warnings.size() > SHOWN) {
            lines.add("  and others, see masking.json");
          }
        });
    if (!report.skipped().isEmpty()) {
      lines.add(
          "masking  not looked at, since too few images are classified correctly: "
              + String.join(", ", report.skipped()));
    }
    return lines;
  }
}
