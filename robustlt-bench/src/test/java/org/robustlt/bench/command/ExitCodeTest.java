package org.robustlt.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.record.RunFiles;
import picocli.CommandLine.Command;

class ExitCodeTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void isZeroWhenDone() throws IOException {
    Path run = new RunFiles(folder, "pgdat").write();

    assertThat(execute("report", run.toString())).isZero();
    assertThat(out.toString()).contains("pgd-20 accuracy in %");
    assertThat(err.toString()).contains("Report: " + run.resolve("report.html"));
    assertThat(run.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void isTwoForWhatTheUserCanMend() {
    assertThat(execute("report", folder.toString())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("robustlt: " + folder + " is not a run directory: it has no manifest.json\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void isTwoForAPageThatWouldReplaceSomethingElse() throws IOException {
    Path run = new RunFiles(folder, "pgdat").write();
    Path page = Files.createDirectory(folder.resolve("page"));

    assertThat(execute("report", run.toString(), "--out", page.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("robustlt: " + page + " exists and is no report of RobustLT");
  }

  @Test
  void isTwoForAnUnknownOptionWithASuggestion() {
    assertThat(execute("report", folder.toString(), "--outt", "x")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("robustlt: Unknown option")
        .contains("Possible solutions: --out")
        .endsWith("Try: robustlt report --help\n");
  }

  @Test
  void isTwoForAnUnknownCommandWithASuggestion() {
    assertThat(execute("doctr")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean: robustlt doctor");
  }

  @Test
  void isTwoWithoutACommand() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).contains("a command is missing");
  }

  @Test
  void isOneForAFailureOfTheProgramWithoutStackTrace() {
    assertThat(executeWithBroken("broken")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            """
            robustlt: internal error: java.lang.IllegalStateException: wires crossed
            Run it again with --verbose to see where it happened.
            """);
  }

  @Test
  void showsStackTracesWhenVerbose() {
    assertThat(executeWithBroken("broken", "--verbose")).isEqualTo(1);
    assertThat(err.toString()).contains("at org.robustlt.bench.command.ExitCodeTest$Broken.run");
  }

  private int execute(String... arguments) {
    return RobustLtCommand.commandLine(console()).execute(arguments);
  }

  private int executeWithBroken(String... arguments) {
    return RobustLtCommand.commandLine(console()).addSubcommand(new Broken()).execute(arguments);
  }

  private Console console() {
    return new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100);
  }

  @Command(name = "broken")
  private static final class Broken implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("wires crossed");
    }
  }
}
