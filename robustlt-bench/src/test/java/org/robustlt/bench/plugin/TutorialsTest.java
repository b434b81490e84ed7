package org.robustlt.bench.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tutorials, run by a shell from their own blocks. */
@EnabledIfSystemProperty(named = "robustlt.campaign", matches = "true")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "blocks of a POSIX shell")
class TutorialsTest {
  private static final Path ROOT = Path.of(System.getProperty("robustlt.root"));
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");

  @TempDir private Path work;

  @ParameterizedTest
  @CsvSource({
    "your-images, 'look card.md runs/photos/report.html runs/both/report.html'",
    "your-attack, 'runs/sweep/report.html with-sweep.schema.json'",
    "your-table, 'table.tex paper.tex table.csv board/index.html runs/table/report.html'"
  })
  void everyBlockRuns(String tutorial, String files) throws Exception {
    String text = Files.readString(ROOT.resolve("docs/tutorials/" + tutorial + ".md"));
    String script =
        BLOCK
            .matcher(text)
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    assertThat(script).isNotBlank();
    Files.createSymbolicLink(work.resolve("recipes"), ROOT.resolve("recipes"));
    executable("robustlt", "exec '" + String.join("' '", program()) + "' \"$@\"");
    if (script.contains("mvn ")) {
      Path repository = InstalledArtifacts.in(work.resolve("repository"));
      executable(
          "bin/mvn",
          "exec '"
              + System.getProperty("robustlt.maven")
              + "/bin/mvn' -o -Dmaven.repo.local='"
              + repository
              + "' -Dnative.platform="
              + Loader.Detector.getPlatform()
              + " \"$@\"");
    }

    ProcessBuilder shell =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("log.txt").toFile());
    Map<String, String> environment = shell.environment();
    environment.put(
        "PATH",
        work.resolve("bin")
            + ":"
            + Path.of(System.getProperty("java.home"), "bin")
            + ":"
            + environment.get("PATH"));
    int code = shell.start().waitFor();

    assertThat(code).as(Files.readString(work.resolve("log.txt"))).isZero();
    for (String file : Splitter.on(' ').split(files)) {
      assertThat(work.resolve(file)).exists();
    }
  }

  private static List<String> program() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-Djava.awt.headless=true",
        "-Drobustlt.home=" + ROOT,
        "-Dorg.bytedeco.javacpp.platform.extension="
            + System.getProperty("org.bytedeco.javacpp.platform.extension", "-onednn"),
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        "org.robustlt.bench.Main");
  }

  private void executable(String name, String command) throws IOException {
    Path file = work.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
