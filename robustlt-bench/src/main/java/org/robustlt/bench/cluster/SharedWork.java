package org.robustlt.bench.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.robustlt.bench.console.Console;

/**
 * Work that is shared by its directory. Whoever runs its command takes part in it.
 *
 * @param directory where it is done; on a file system of all hosts
 * @param arguments of the program, for one that takes part
 * @param circumstances that all compute under
 * @param here takes part in this process, until nothing is left to do
 * @param progress returns lines that tell how far it is
 * @param console where the engine tells of its workers
 */
public record SharedWork(
    Path directory,
    List<String> arguments,
    Map<String, String> circumstances,
    Runnable here,
    Supplier<List<String>> progress,
    Console console) {
  /** Copies the collections. */
  public SharedWork {
    arguments = List.copyOf(arguments);
    circumstances = Map.copyOf(circumstances);
  }

  /** Returns the command that takes part, in a process of this machine. */
  public WorkerCommand command() {
    return WorkerCommand.of(arguments, circumstances);
  }
}
