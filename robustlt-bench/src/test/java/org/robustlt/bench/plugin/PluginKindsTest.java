package org.robustlt.bench.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.component.ComponentName;
import org.robustlt.bench.command.RobustLtCommand;
import org.robustlt.bench.console.Console;
import org.robustlt.core.registry.ComponentKind;

/** A plug-in of every kind, as {@code plugin new} writes it: each a jar of its own. */
class PluginKindsTest {
  /** Jars that were built against version 0.1.0 of the API; none of them is ever built again. */
  private static final Path FROZEN = Path.of("src/test/resources/frozen/plugins-0.1.0");

  @TempDir private Path work;

  private final StringWriter out = new StringWriter();

  @Test
  void everyKindOfComponentHasATemplate() {
    assertThat(PluginKind.all().stream().map(PluginKind::label))
        .contains("protocol")
        .containsAll(Stream.of(ComponentKind.values()).map(ComponentKind::label).toList());
  }

  @Test
  void aTrainingMadeOfPluginsAlone() throws IOException {
    Path plugins = work.resolve("plugins");
    for (PluginKind kind : PluginKind.all()) {
      Path jar = jar(kind, plugins);
      assertThat(robustLt("plugin", "check", jar.toString())).as(out.toString()).isZero();
      assertThat(out.toString()).contains(name(kind)).contains("The jar can be used.");
      assertThat(robustLt("components", kind.label(), "--plugins=" + plugins)).isZero();
      assertThat(out.toString()).contains("from " + jar);
    }
    trains(plugins);
  }

  @Test
  void jarsOfAnEarlierVersionStillTrain() throws IOException {
    trains(FROZEN);
  }

  private void trains(Path plugins) throws IOException {
    List<String> train =
        new ArrayList<>(
            List.of("train", recipe(), "--out=" + work.resolve("run"), "--plugins=" + plugins));
    PluginKind.all().stream().map(PluginKindsTest::option).forEach(train::add);

    assertThat(robustLt(train.toArray(String[]::new))).as(out.toString()).isZero();

    String manifest = Files.readString(work.resolve("run/manifest.json"));
    for (ComponentKind kind : EnumSet.complementOf(EnumSet.of(ComponentKind.LISTENER))) {
      assertThat(manifest).contains("\"sample-" + kind.label() + "\"");
      assertThat(manifest).contains("sample-" + kind.label() + ".jar");
    }
    assertThat(work.resolve("run/evaluation/sample-protocol.json")).exists();
    assertThat(work.resolve("run/sample-listener.txt")).content().startsWith("1 {");
  }

  /** What a shell would make of the options that use a plug-in. */
  private static String option(PluginKind kind) {
    String use = new PluginProject(ComponentName.of(name(kind)), kind, "sample").use();
    return use.replaceFirst(" ", "=").replace("\"", "");
  }

  private static String name(PluginKind kind) {
    return "sample-" + kind.label();
  }

  private String recipe() throws IOException {
    return Files.writeString(work.resolve("recipe.yaml"), "training: {epochs: 1, batchSize: 50}\n")
        .toString();
  }

  private int robustLt(String... arguments) {
    out.getBuffer().setLength(0);
    PrintWriter writer = new PrintWriter(out);
    return RobustLtCommand.execute(new Console(writer, writer, false, false, 200), arguments);
  }

  private Path jar(PluginKind kind, Path plugins) throws IOException {
    String label = kind.label().replace("-", "").toLowerCase(Locale.ROOT);
    PluginProject project =
        new PluginProject(ComponentName.of(name(kind)), kind, "org.sample." + label);
    Path sources = work.resolve("sources").resolve(name(kind));
    project.write(sources);
    Path classes = Files.createDirectories(work.resolve("classes").resolve(name(kind)));
    Sources.compile(sources.resolve("src/main/java"), classes);
    Path jar = plugins.resolve(name(kind)).resolve(name(kind) + ".jar");
    Files.createDirectories(jar.resolveSibling(""));
    try (JarOutputStream file = new JarOutputStream(Files.newOutputStream(jar))) {
      Sources.pack(classes, file);
      Sources.pack(sources.resolve("src/main/resources"), file);
    }
    return jar;
  }
}
