package org.robustlt.bench;

import org.robustlt.bench.cluster.StarterWatch;
import org.robustlt.bench.cluster.WorkerCommand;
import org.robustlt.bench.command.RobustLtCommand;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.Signals;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    Console console = Console.ofProcess(System.getenv());
    ExitWatch watch = new ExitWatch(console);
    Runtime.getRuntime().addShutdownHook(watch);
    if (WorkerCommand.isWorker()) {
      new StarterWatch().start();
    }
    int code = RobustLtCommand.execute(console, arguments);
    if (console.out().checkError()) {
      console.note("robustlt: the answer could not be written to standard output");
      code = code == 0 ? 2 : code;
    }
    watch.endOrderly();
    console.err().flush();
    Signals.release();
    System.exit(code);
  }
}
