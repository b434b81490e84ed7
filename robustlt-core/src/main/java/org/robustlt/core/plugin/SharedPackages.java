package org.robustlt.core.plugin;

import java.util.List;
import java.util.Optional;

/** The packages that plug-ins share with the program; everything else they bring themselves. */
final class SharedPackages {
  private static final List<String> SHARED =
      List.of("org.robustlt.api.", "org.nd4j.", "org.bytedeco.", "org.slf4j.", "org.jspecify.");

  private SharedPackages() {}

  static boolean contains(String className) {
    return SHARED.stream().anyMatch(className::startsWith);
  }

  /**
   * Returns what a jar's entry must not be part of: libraries that exist once in a Java process,
   * and types that must be the program's own.
   */
  static Optional<String> forbidden(String jarEntry) {
    if (!jarEntry.endsWith(".class")) {
      return Optional.empty();
    } else if (jarEntry.startsWith("org/nd4j/")) {
      return Optional.of("ND4J");
    } else if (jarEntry.startsWith("org/bytedeco/")) {
      return Optional.of("JavaCPP");
    } else if (jarEntry.startsWith("org/robustlt/api/")) {
      return Optional.of("the RobustLT API");
    }
    return Optional.empty();
  }
}
