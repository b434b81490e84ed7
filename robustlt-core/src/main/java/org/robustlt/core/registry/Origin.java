package org.robustlt.core.registry;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Where a component comes from.
 *
 * @param label what listings and messages call it, such as {@code robustlt-attacks-0.1.0.jar}
 * @param path the jar, or the directory of classes; empty if it is neither
 */
public record Origin(String label, Optional<Path> path) {
  /**
   * Returns the origin of a class. Jars of the class path are called by their bare name, those of
   * plug-ins by their path.
   */
  public static Origin of(Class<?> type) {
    Optional<Path> path = pathOf(type);
    if (path.isEmpty()) {
      return new Origin(type.getModule().isNamed() ? "the Java runtime" : "memory", path);
    }
    boolean program = type.getClassLoader() == Origin.class.getClassLoader();
    return program && Files.isRegularFile(path.get()) ? named(path.get()) : at(path.get());
  }

  /** Returns the origin that is called by its path, seen from the current directory if in it. */
  public static Origin at(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    return new Origin(shown.toString(), Optional.of(absolute));
  }

  private static Origin named(Path jar) {
    return new Origin(jar.getFileName().toString(), Optional.of(jar));
  }

  private static Optional<Path> pathOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return label;
  }
}
