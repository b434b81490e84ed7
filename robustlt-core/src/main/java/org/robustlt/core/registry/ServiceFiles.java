package org.robustlt.core.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds out which entries of {@code META-INF/services} make a service loader fail. */
final class ServiceFiles {
  private ServiceFiles() {}

  /**
   * Returns what is wrong with the providers of a kind, jar and class named.
   *
   * @param failure what the service loader said, in case no entry is found to be wrong
   */
  static List<String> problems(ComponentKind kind, ClassLoader loader, Throwable failure) {
    List<String> problems = new ArrayList<>();
    String file = "META-INF/services/" + kind.providerType().getName();
    try {
      for (URL url : Collections.list(loader.getResources(file))) {
        for (String className : entries(url)) {
          problem(kind, loader, className)
              .ifPresent(problem -> problems.add(originOf(url) + ": " + className + " " + problem));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return problems.isEmpty() ? List.of(String.valueOf(failure.getMessage())) : problems;
  }

  private static Optional<String> problem(
      ComponentKind kind, ClassLoader loader, String className) {
    String type = kind.providerType().getSimpleName();
    try {
      Class<?> provider = Class.forName(className, false, loader);
      if (!kind.providerType().isAssignableFrom(provider)) {
        return Optional.of("is listed as " + type + " but does not implement it");
      }
      return RecordRules.broken(provider);
    } catch (ClassNotFoundException e) {
      return Optional.of("is listed as " + type + " but is not there");
    } catch (UnsupportedClassVersionError e) {
      return Optional.of("is made for a newer Java than this one, " + Runtime.version().feature());
    } catch (LinkageError e) {
      return Optional.of("cannot be loaded: " + e);
    }
  }

  private static List<String> entries(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  private static Origin originOf(URL url) {
    try {
      URL place = url.openConnection() instanceof JarURLConnection jar ? jar.getJarFileURL() : url;
      return Origin.at(Path.of(URI.create(place.toString())));
    } catch (IOException | IllegalArgumentException e) {
      return new Origin(url.toString(), Optional.empty());
    }
  }
}
