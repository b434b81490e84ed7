package org.robustlt.bench.doctor;

import java.util.ArrayList;
import java.util.List;
import org.robustlt.core.plugin.Plugin;
import org.robustlt.core.plugin.Plugins;

/** What plug-ins bring, and which cannot be used. */
public final class PluginCheck {
  private static final String SUBJECT = "plug-ins";

  private PluginCheck() {}

  /** Returns a line on those that can be used, and one on each that cannot. */
  public static List<Finding> of(Plugins plugins) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            SUBJECT,
            plugins.usable().isEmpty()
                ? "none"
                : String.join(
                    ", ", plugins.usable().stream().map(PluginCheck::describe).toList())));
    for (String problem : plugins.problems()) {
      findings.add(
          Finding.problem(
              SUBJECT, problem, "mend it or take it away; recipes that do not need it run"));
    }
    return findings;
  }

  private static String describe(Plugin plugin) {
    List<String> parts = new ArrayList<>();
    plugin.components().forEach(it -> parts.add(it.kind().noun() + " " + it.pattern()));
    plugin.protocols().forEach(it -> parts.add("protocol " + it.name()));
    return plugin.place().getFileName() + " (" + String.join(", ", parts) + ")";
  }
}
