package org.robustlt.bench.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robustlt.bench.console.Console;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
    name = "completion",
    header = "Print a completion script for bash and zsh.",
    description = "The shell then completes commands, options and file names on the tab key.",
    footer = {"  source <(./robustlt completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (spec != null) {
      console.print(AutoComplete.bash("robustlt", spec.root().commandLine()));
    }
    return 0;
  }
}
