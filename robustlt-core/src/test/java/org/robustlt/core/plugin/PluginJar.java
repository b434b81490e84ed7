package org.robustlt.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackProvider;

/** Builds jars as the author of a plug-in would, against the API alone. */
final class PluginJar {
  private final Path work;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final List<String> sources = new ArrayList<>();
  private final Set<String> absent = new HashSet<>();

  /** Begins a jar; sources and classes go to a directory of their own. */
  PluginJar(Path work) {
    this.work = work;
  }

  /** Adds a class in package {@code com.acme}. */
  PluginJar withClass(String name, String body) throws IOException {
    Path source = work.resolve("src/com/acme/" + name + ".java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "package com.acme;\n" + body);
    sources.add(source.toString());
    return this;
  }

  /** Adds an entry. */
  PluginJar with(String entry, String content) {
    files.put(entry, content);
    return this;
  }

  /** Leaves a compiled class out of the jar. */
  PluginJar without(String entry) {
    absent.add(entry);
    return this;
  }

  /** Names a provider of attacks in {@code META-INF/services}. */
  PluginJar withService(String provider) {
    return with("META-INF/services/" + AttackProvider.class.getName(), provider + "\n");
  }

  /** Compiles and packs. */
  Path writeTo(Path jar) throws IOException {
    Path classes = work.resolve("classes");
    Files.createDirectories(classes);
    Files.createDirectories(jar.getParent());
    compile(classes);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path file : compiled.filter(Files::isRegularFile).sorted().toList()) {
        String entry = classes.relativize(file).toString().replace('\\', '/');
        if (!absent.contains(entry)) {
          add(out, entry, Files.readAllBytes(file));
        }
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        add(out, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private void compile(Path classes) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    String classPath =
        Stream.of(AttackProvider.class, INDArray.class, NullMarked.class)
            .map(PluginJar::place)
            .collect(Collectors.joining(File.pathSeparator));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          Arrays.asList(
              "--release", "17", "-proc:none", "-cp", classPath, "-d", classes.toString());
      boolean compiled =
          compiler
              .getTask(
                  null,
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjectsFromStrings(sources))
              .call();
      assertThat(compiled).isTrue();
    }
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
