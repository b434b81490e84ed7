package org.robustlt.bench.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A local Maven repository that has what this build took from its own one, by links, and what
 * {@code mvn install} would put there.
 */
final class InstalledArtifacts {
  private static final Path ROOT = Path.of(System.getProperty("robustlt.root"));
  private static final String GROUP = "org/robustlt";

  private InstalledArtifacts() {}

  static String version() throws IOException {
    return Files.readString(ROOT.resolve("pom.xml"))
        .split("<artifactId>robustlt</artifactId>\\s*<version>", 2)[1]
        .split("<", 2)[0];
  }

  /** Makes the repository. */
  static Path in(Path repository) throws IOException {
    Path own = Path.of(System.getProperty("robustlt.repository"));
    link(own, repository, "org");
    link(own.resolve("org"), repository.resolve("org"), "robustlt");
    Path installed = Files.createDirectories(repository.resolve(GROUP));
    install(installed, "robustlt", ROOT);
    for (Path module : modules(ROOT)) {
      install(installed, module.getFileName().toString(), module);
    }
    for (Path platform : modules(ROOT.resolve("robustlt-native"))) {
      install(installed, "robustlt-native-" + platform.getFileName(), platform);
    }
    return repository;
  }

  private static List<Path> modules(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> Files.isRegularFile(entry.resolve("pom.xml"))).toList();
    }
  }

  private static void link(Path from, Path to, String but) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.filter(each -> !each.endsWith(but)).toList()) {
        Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
      }
    }
  }

  private static void install(Path group, String artifact, Path module) throws IOException {
    Path target = Files.createDirectories(group.resolve(artifact).resolve(version()));
    String name = artifact + "-" + version();
    Files.copy(module.resolve("pom.xml"), target.resolve(name + ".pom"));
    Path classes = module.resolve("target/classes");
    if (Files.isDirectory(classes) && Files.isDirectory(module.resolve("src/main/java"))) {
      try (JarOutputStream jar =
          new JarOutputStream(Files.newOutputStream(target.resolve(name + ".jar")))) {
        Sources.pack(classes, jar);
      }
    }
  }
}
