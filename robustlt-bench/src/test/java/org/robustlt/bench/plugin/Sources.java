package org.robustlt.bench.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles and packs what is no part of the build. */
final class Sources {
  private Sources() {}

  /** Compiles all Java files below a folder, if it is there; a warning fails. */
  static void compile(Path sources, Path classes) throws IOException {
    if (!Files.isDirectory(sources)) {
      return;
    }
    Files.createDirectories(classes);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        Stream<Path> files = Files.walk(sources)) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "--release",
              "17",
              "-proc:none",
              "-Xlint:all,-path,-classfile,-processing",
              "-Werror",
              "-cp",
              System.getProperty("java.class.path"),
              "-d",
              classes.toString());
      assertThat(
              compiler
                  .getTask(
                      null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(java))
                  .call())
          .isTrue();
    }
  }

  /** Adds all files below a folder to a jar. */
  static void pack(Path folder, JarOutputStream jar) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }
}
