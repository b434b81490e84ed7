package org.robustlt.bench.table;

import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ProtocolText;
import org.robustlt.bench.comparison.ResultTable.Section;
import org.robustlt.bench.comparison.Variant;

/** What stands with a table, so that its numbers mean something without the text around it. */
final class Caption {
  private Caption() {}

  static String of(Section section, Comparison comparison, boolean perClass) {
    boolean seeds = comparison.variants().stream().anyMatch(v -> v.runs().size() > 1);
    boolean single = comparison.variants().stream().anyMatch(v -> v.runs().size() == 1);
    boolean changes =
        comparison.variants().stream().map(Variant::base).anyMatch(base -> base.isPresent());
    StringBuilder text = new StringBuilder();
    text.append(perClass ? "Accuracy of each class in %" : "Accuracy in %");
    text.append(" under ").append(section.protocol().name());
    text.append(" (").append(ProtocolText.of(section)).append("), ");
    text.append(comparison.runs().get(0).manifest().dataSet().name()).append(". ");
    String groups = section.protocol().groups();
    if (!perClass && !groups.isEmpty()) {
      text.append("Groups: ").append(groups).append(". ");
    }
    if (seeds) {
      text.append("Mean ± standard deviation over the seeds. ");
    }
    if (single) {
      text.append(seeds ? "Where there is one seed" : "One seed");
      text.append(": ± half of the 95 % interval over the test images. ");
    }
    if (changes) {
      text.append("With a Δ goes its 95 % interval. ");
    }
    if (comparison.variants().size() > 1) {
      text.append("Bold: certainly better than all others. ");
    }
    section.notes().forEach(note -> text.append("Note: ").append(note).append(". "));
    return text.toString().stripTrailing();
  }
}
