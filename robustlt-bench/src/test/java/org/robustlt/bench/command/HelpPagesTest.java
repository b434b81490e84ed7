package org.robustlt.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.bench.console.Console;
import picocli.CommandLine;

class HelpPagesTest {
  static Stream<String> commands() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return Stream.concat(
        Stream.of("robustlt"),
        RobustLtCommand.commandLine(new Console(nowhere, nowhere, false, false, 100))
            .getSubcommands()
            .keySet()
            .stream());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHelpPageIsAsWritten(String command) throws IOException {
    StringWriter out = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(out), false, false, 100);
    CommandLine line = RobustLtCommand.commandLine(console);
    int code =
        command.equals("robustlt") ? line.execute("--help") : line.execute(command, "--help");

    // Copy this file to src/test/resources/help to accept a change.
    Path actual = Path.of("target", "help", command + ".txt");
    Files.createDirectories(actual.getParent());
    Files.writeString(actual, out.toString());
    assertThat(code).isZero();
    assertThat(out.toString()).isEqualTo(expected(command));
    assertThat(out.toString().lines()).allMatch(text -> text.length() <= 100);
  }

  private static String expected(String command) throws IOException {
    try (InputStream in = HelpPagesTest.class.getResourceAsStream("/help/" + command + ".txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
