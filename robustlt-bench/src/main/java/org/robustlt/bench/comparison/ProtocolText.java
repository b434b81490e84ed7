package org.robustlt.bench.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.robustlt.bench.comparison.ResultTable.Section;

/** Tells how numbers were measured, in a line. */
public final class ProtocolText {
  /** Settings that hardly ever differ; the files tell them. */
  private static final List<String> ALIKE =
      List.of("version", "bounds", "batchNorm", "testSet", "groups");

  private ProtocolText() {}

  /** Returns the settings of a protocol that matter, the number of test images and the hash. */
  public static String of(Section section) {
    Map<String, String> settings = section.settings();
    settings.keySet().removeAll(ALIKE);
    if (settings.getOrDefault("epsilon", "").equals("0")) {
      settings.keySet().removeAll(List.of("objective", "epsilon", "seed"));
    }
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (name, value) ->
            text.append(name.replaceFirst("^options\\.", ""))
                .append(' ')
                .append(value)
                .append(", "));
    text.append(String.format(Locale.ROOT, "%,d test images", section.examples()));
    String hash = section.protocol().hash();
    if (!hash.isEmpty()) {
      text.append(", protocol ").append(hash, 0, Math.min(12, hash.length()));
    }
    return text.toString();
  }
}
