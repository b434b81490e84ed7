package org.robustlt.bench.command;

import org.jspecify.annotations.Nullable;
import org.robustlt.bench.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of commands that measure speed. */
@Command(
    name = "bench",
    header = "Measure how fast this machine trains.",
    description = "Times parts of the program by themselves, as often as is asked for.",
    footer = {
      "  ./robustlt bench step --model wrn-16-4 --batch 64",
      "  ./robustlt bench data fashion-mnist-mini"
    })
final class BenchCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  /** Returns the group with its commands. */
  static CommandLine commandLine(Console console) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new BenchStepCommand(console))
        .addSubcommand(new BenchDataCommand(console));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }
}
