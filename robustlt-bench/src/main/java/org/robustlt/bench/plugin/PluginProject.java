package org.robustlt.bench.plugin;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.lang.model.SourceVersion;
import org.bytedeco.javacpp.Loader;
import org.robustlt.api.component.ComponentName;

/**
 * A Maven project of a plug-in, which builds and tests itself.
 *
 * @param name the component's, such as {@code power}
 * @param kind what it is
 * @param packageName of its classes
 */
public record PluginProject(ComponentName name, PluginKind kind, String packageName) {
  /**
   * Checks the name of the package.
   *
   * @throws IllegalArgumentException if Java has no such name
   */
  public PluginProject {
    if (!SourceVersion.isName(packageName)) {
      throw new IllegalArgumentException(
          "the package must be a name of Java such as org.acme, got " + packageName);
    }
  }

  /** Returns the package that a component of this name has unless its author says otherwise. */
  public static String usualPackage(ComponentName name) {
    String letters = name.value().replace("-", "");
    return "plugin." + (SourceVersion.isName(letters) ? letters : "p" + letters);
  }

  /** Returns the files of the project by their paths. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", filled(kind.service().isPresent() ? "pom.xml" : "protocol/pom.xml"));
    files.put("README.md", filled(kind.service().isPresent() ? "README.md" : "protocol/README.md"));
    if (kind.service().isPresent()) {
      files.put(source(), filled(kind.label() + "/Component.java"));
      files.put(test(""), filled(kind.label() + "/ComponentTest.java"));
      files.put(test("Options"), filled(kind.label() + "/OptionsTest.java"));
      files.put(
          "src/main/resources/META-INF/services/" + kind.service().get().getName(),
          packageName + "." + className() + "\n");
    } else {
      files.put(
          "src/main/resources/META-INF/robustlt/protocols/" + name + ".yaml",
          filled("protocol/protocol.yaml"));
    }
    return files;
  }

  /**
   * Writes the files into a directory, which is made.
   *
   * @throws IOException if that fails
   */
  public void write(Path directory) throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      Path target = directory.resolve(file.getKey());
      Files.createDirectories(target.resolveSibling(""));
      Files.writeString(target, file.getValue());
    }
  }

  /** Returns the name of the class. */
  public String className() {
    return PluginKind.camel(name.value()) + kind.suffix();
  }

  /** Returns the options of the command line that make a recipe use the component. */
  public String use() {
    return kind.use().replace("@NAME@", name.value());
  }

  private String source() {
    return "src/main/java/" + packageName.replace('.', '/') + "/" + className() + ".java";
  }

  private String test(String of) {
    return "src/test/java/" + packageName.replace('.', '/') + "/" + className() + of + "Test.java";
  }

  private String filled(String template) {
    String text = text(template);
    for (Map.Entry<String, String> value : values().entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return text;
  }

  private Map<String, String> values() {
    String platform = Loader.Detector.getPlatform();
    return ImmutableMap.<String, String>builder()
        .put("NAME", name.value())
        .put("CLASS", className())
        .put("PACKAGE", packageName)
        .put("KIND", kind.label().replace('-', ' '))
        .put("SOURCE", source())
        .put("TEST", test(""))
        .put("USE", use())
        .put("PLATFORM", platform)
        .put("EXTENSION", platform.endsWith("x86_64") ? "-onednn" : "")
        .putAll(versions())
        .build();
  }

  /** The versions of the build that made this program. */
  private static Map<String, String> versions() {
    Properties properties = new Properties();
    try (InputStream stream = PluginProject.class.getResourceAsStream("versions.properties")) {
      properties.load(Optional.ofNullable(stream).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> versions = new LinkedHashMap<>();
    properties.stringPropertyNames().forEach(key -> versions.put(key, properties.getProperty(key)));
    return versions;
  }

  private static String text(String template) {
    try (InputStream stream = PluginProject.class.getResourceAsStream(template)) {
      return new String(
          Optional.ofNullable(stream).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
