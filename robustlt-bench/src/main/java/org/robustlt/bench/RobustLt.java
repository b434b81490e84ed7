package org.robustlt.bench;

import org.robustlt.bench.command.RobustLtCommand;
import org.robustlt.bench.console.Console;

/** The program. */
public final class RobustLt {
  private RobustLt() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    Console console = Console.ofProcess(System.getenv());
    ExitWatch watch = new ExitWatch(console);
    Runtime.getRuntime().addShutdownHook(watch);
    int code = RobustLtCommand.execute(console, arguments);
    watch.endOrderly();
    console.out().flush();
    console.err().flush();
    System.exit(code);
  }
}
