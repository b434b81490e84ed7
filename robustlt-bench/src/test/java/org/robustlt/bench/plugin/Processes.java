package org.robustlt.bench.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Other programs that a test runs. */
final class Processes {
  private Processes() {}

  /** Runs Maven without network and returns what it prints. */
  static String maven(Path repository, Path pom, String... goals) throws Exception {
    String home = System.getProperty("robustlt.maven");
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(home, "bin", "mvn").toString(),
                    "-o",
                    "-B",
                    "-ntp",
                    "-Dmaven.repo.local=" + repository,
                    "-f",
                    pom.toString()),
                Stream.of(goals))
            .toList();
    return output(command);
  }

  /** Runs a program, which must succeed, and returns what it prints. */
  static String output(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    builder.environment().remove("MAVEN_ARGS");
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }
}
