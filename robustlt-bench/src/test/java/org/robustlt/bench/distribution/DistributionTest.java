package org.robustlt.bench.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive that {@code mvn -Pdist package} made, on a machine that has a JDK and what every
 * system has: no Maven on the PATH, an empty home, no variables.
 */
@EnabledIfSystemProperty(named = "robustlt.campaign", matches = "true")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "unpacks by tar, runs a shell script")
class DistributionTest {
  /** What the launcher calls, beside the JDK. */
  private static final List<String> TOOLS =
      List.of(
          "bash", "cat", "env", "getconf", "locale", "ls", "mkdir", "nproc", "readlink", "uname");

  @TempDir private Path work;

  @Test
  void theQuickstartRunsWithAJdkAlone() throws Exception {
    Path archive = archive().orElse(Path.of(""));
    assumeTrue(Files.isRegularFile(archive), "no archive was made: mvn -Pdist package");
    assertThat(run(List.of("/bin/tar", "xzf", archive.toAbsolutePath().toString()))).isZero();
    Path launcher;
    try (Stream<Path> roots = Files.list(work)) {
      launcher =
          roots
              .filter(root -> root.getFileName().toString().startsWith("robustlt-"))
              .findFirst()
              .orElseThrow()
              .resolve("robustlt");
    }
    Path bin = Files.createDirectory(work.resolve("bin"));
    for (String tool : TOOLS) {
      Path there = Path.of("/usr/bin", tool);
      Files.createSymbolicLink(
          bin.resolve(tool), Files.exists(there) ? there : Path.of("/bin", tool));
    }
    Files.createSymbolicLink(
        bin.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
    Path home = Files.createDirectory(work.resolve("home"));

    int code =
        run(
            List.of(
                "/usr/bin/env",
                "-i",
                "PATH=" + bin,
                "HOME=" + home,
                launcher.toString(),
                "quickstart"));

    assertThat(code).as(Files.readString(work.resolve("log.txt"))).isZero();
    assertThat(Files.readString(work.resolve("log.txt"))).contains("pgd-20 accuracy in %");
    assertThat(work.resolve("runs/quickstart/report.html")).exists();
  }

  private static Optional<Path> archive() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst();
    }
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    File log = work.resolve("log.txt").toFile();
    return new ProcessBuilder(command)
        .directory(work.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start()
        .waitFor();
  }
}
