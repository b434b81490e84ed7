package org.robustlt.core.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists names by the jar that they come from. */
final class AvailableComponents {
  private static final String TITLE = "available: ";

  private AvailableComponents() {}

  static String table(List<Registration> registrations) {
    if (registrations.isEmpty()) {
      return TITLE + "none; is a jar missing from the class path?";
    }
    Map<String, List<String>> byOrigin = new LinkedHashMap<>();
    for (Registration registration : registrations) {
      byOrigin
          .computeIfAbsent(registration.origin().label(), origin -> new ArrayList<>())
          .add(registration.pattern());
    }
    int width =
        byOrigin.values().stream().mapToInt(names -> joined(names).length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    byOrigin.forEach(
        (origin, names) ->
            table
                .append(table.isEmpty() ? TITLE : "\n" + " ".repeat(TITLE.length()))
                .append(joined(names))
                .append(" ".repeat(width - joined(names).length()))
                .append("   from ")
                .append(origin));
    return table.toString();
  }

  private static String joined(List<String> names) {
    return String.join(", ", names);
  }
}
