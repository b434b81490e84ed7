package org.robustlt.bench.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.command.RobustLtCommand;
import org.robustlt.bench.console.Console;

/** The plug-in that README.md shows: short, complete, and made in few commands. */
class ReadmePluginTest {
  private static final Pattern SECTION =
      Pattern.compile("(?s)\n## Write a plug-in\n.*?```java\n(.*?)```.*?\n\n(    .*?)\n\n(?! )");

  @TempDir private Path work;

  @Test
  void isOneFileOfAtMost25LinesThatARecipeCanName() throws IOException {
    String code = part(1);
    assertThat(code.lines().filter(l -> !l.isBlank() && !l.matches("(package|import) .*")).toList())
        .hasSizeLessThanOrEqualTo(25);

    Path jar = jar(code);

    StringWriter out = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(out), false, false, 200);
    assertThat(RobustLtCommand.execute(console, "plugin", "check", jar.toString()))
        .as(out.toString())
        .isZero();
    assertThat(out.toString()).contains("scheduler power", "The jar can be used.");
  }

  @Test
  void isMadeBuiltAndUsedInAtMostFiveCommands() throws IOException {
    List<String> commands = part(2).lines().map(String::strip).toList();

    assertThat(commands).hasSizeLessThanOrEqualTo(5);
    assertThat(commands.get(0)).startsWith("mvn -q install");
    assertThat(commands.get(1)).startsWith("./robustlt plugin new power --kind scheduler");
    assertThat(commands.get(2)).startsWith("mvn -f power/pom.xml package");
    assertThat(commands.get(commands.size() - 1)).startsWith("./robustlt train");
  }

  private Path jar(String code) throws IOException {
    Path source = Files.createDirectories(work.resolve("src/plugin"));
    Files.writeString(
        source.resolve("PowerScheduler.java"),
        "package plugin;\nimport org.robustlt.api.budget.*;\n"
            + "import org.robustlt.api.component.*;\n"
            + code);
    Sources.compile(work.resolve("src"), work.resolve("classes"));
    Path jar = work.resolve("power.jar");
    try (JarOutputStream target = new JarOutputStream(Files.newOutputStream(jar))) {
      Sources.pack(work.resolve("classes"), target);
      target.putNextEntry(
          new JarEntry("META-INF/services/org.robustlt.api.budget.PerturbationSchedulerProvider"));
      target.write("plugin.PowerScheduler\n".getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static String part(int group) throws IOException {
    Matcher found =
        SECTION.matcher(
            Files.readString(Path.of(System.getProperty("robustlt.root"), "README.md")));
    assertThat(found.find()).isTrue();
    return found.group(group);
  }
}
