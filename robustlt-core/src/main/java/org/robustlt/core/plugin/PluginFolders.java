package org.robustlt.core.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.nd4j.common.config.ND4JClassLoading;
import org.robustlt.core.registry.ContextLoader;
import org.robustlt.core.registry.ProviderLoader;
import org.robustlt.core.registry.RegistryException;

/**
 * A directory of plug-ins. Each plug-in is a folder of jars that brings at least one provider or
 * protocol: {@code plugins/<name>/*.jar}.
 *
 * <p>The class loaders stay open as long as the program runs.
 */
public final class PluginFolders {
  private final Path directory;
  private final ClassLoader shared = new SharedClassLoader(PluginFolders.class.getClassLoader());

  /** Reads plug-ins from the given directory; nothing happens before {@link #load}. */
  public PluginFolders(Path directory) {
    this.directory = directory;
  }

  /**
   * Returns all plug-ins; none if the directory does not exist. A plug-in that cannot be used is a
   * problem of the result, and hinders no other.
   *
   * @throws PluginException if the directory is a file, or cannot be listed
   */
  public Plugins load() {
    if (Files.notExists(directory)) {
      return Plugins.NONE;
    }
    if (!Files.isDirectory(directory)) {
      throw new PluginException(directory, "is not a directory of plug-ins");
    }
    List<Plugin> usable = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path entry : entries(directory)) {
      if (isJar(entry)) {
        problems.add(
            entry
                + ": a plug-in's jars must lie in a folder of their own, such as "
                + folderFor(entry));
      } else if (Files.isDirectory(entry) && !name(entry).startsWith(".")) {
        try {
          usable.add(plugin(entry));
        } catch (PluginException | RegistryException e) {
          problems.add(String.valueOf(e.getMessage()));
        }
      }
    }
    return usable.isEmpty()
        ? new Plugins(usable, problems)
        : new Plugins(usable, problems).withoutClashes();
  }

  private Plugin plugin(Path folder) {
    List<Path> jars = entries(folder).stream().filter(PluginFolders::isJar).toList();
    if (jars.isEmpty()) {
      throw new PluginException(folder, "has no jar; a plug-in is a folder with at least one");
    }
    return load(folder, jars, shared);
  }

  /**
   * Loads jars as a plug-in of their own, wherever they lie.
   *
   * @param jars at least one; the plug-in is called by the first
   * @throws PluginException if they cannot be used
   * @throws RegistryException if a provider of them cannot be loaded
   */
  public static Plugin load(List<Path> jars) {
    return load(jars.get(0), jars, new SharedClassLoader(PluginFolders.class.getClassLoader()));
  }

  private static Plugin load(Path place, List<Path> jars, ClassLoader shared) {
    jars.forEach(PluginFolders::check);
    // ND4J finds its backend through the class loader that it saw first: it must not be a plug-in's
    ND4JClassLoading.setNd4jClassloaderFromClass(ND4JClassLoading.class);
    URL[] urls = jars.stream().map(PluginFolders::urlOf).toArray(URL[]::new);
    ClassLoader loader = new URLClassLoader("plug-in " + name(place), urls, shared);
    Plugin plugin =
        ContextLoader.call(
            loader,
            () ->
                new Plugin(
                    place,
                    ProviderLoader.load(loader),
                    jars.stream().flatMap(jar -> ProtocolFiles.of(jar).stream()).toList()));
    if (plugin.isEmpty()) {
      throw new PluginException(
          place,
          "provides nothing; a jar of it must name a provider in META-INF/services, such as"
              + " META-INF/services/org.robustlt.api.attack.AttackProvider");
    }
    return plugin;
  }

  private static void check(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Optional<String> bundled =
          file.stream()
              .flatMap(entry -> SharedPackages.forbidden(entry.getName()).stream())
              .findFirst();
      if (bundled.isPresent()) {
        throw new PluginException(
            jar,
            "bundles "
                + bundled.get()
                + ", which the program provides; build the plug-in with it as a dependency of scope"
                + " provided");
      }
    } catch (IOException e) {
      throw new PluginException(jar, "is not a readable jar (" + e.getMessage() + ")", e);
    }
  }

  private static Path folderFor(Path jar) {
    String name = name(jar);
    return jar.resolveSibling(name.substring(0, name.length() - ".jar".length())).resolve(name);
  }

  private static List<Path> entries(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new PluginException(directory, "cannot be listed (" + e.getMessage() + ")", e);
    }
  }

  private static boolean isJar(Path path) {
    return name(path).endsWith(".jar");
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static URL urlOf(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new PluginException(jar, "has a path that is not a valid URL", e);
    }
  }
}
