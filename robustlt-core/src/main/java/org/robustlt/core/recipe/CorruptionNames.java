package org.robustlt.core.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.robustlt.core.corruption.Corruption;

/**
 * The protocols of common corruptions by their names: {@code fog-3} for a kind and a severity,
 * {@code fog} for its five severities, {@code corruptions} for all of them.
 */
public final class CorruptionNames {
  private static final String ALL = "corruptions";

  private CorruptionNames() {}

  /** Returns the names of all kinds. */
  public static List<String> kinds() {
    return Arrays.stream(Corruption.values()).map(Corruption::title).toList();
  }

  /** Returns what a protocol file of the name would say; nothing if it names no corruption. */
  public static Optional<String> definition(String name) {
    if (name.equals(ALL)) {
      return Optional.of(suite("the fifteen common corruptions of CIFAR-10-C", kinds().stream()));
    }
    for (String kind : kinds()) {
      if (name.equals(kind)) {
        Stream<String> severities =
            IntStream.rangeClosed(1, Corruption.SEVERITIES).mapToObj(s -> kind + "-" + s);
        return Optional.of(suite(kind + " in all severities", severities));
      }
      if (name.matches(kind + "-[1-" + Corruption.SEVERITIES + "]")) {
        String severity = name.substring(kind.length() + 1);
        return Optional.of(
            "description: accuracy on corrupted images\nattack: {use: none}\ncorruption: {kind: "
                + kind
                + ", severity: "
                + severity
                + "}\n");
      }
    }
    return Optional.empty();
  }

  private static String suite(String description, Stream<String> members) {
    return "description: "
        + description
        + "\nprotocols: ["
        + members.collect(Collectors.joining(", "))
        + "]\n";
  }
}
