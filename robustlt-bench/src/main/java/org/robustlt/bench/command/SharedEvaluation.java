package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.cluster.Circumstances;
import org.robustlt.bench.cluster.CircumstancesFile;
import org.robustlt.bench.cluster.SharedWork;
import org.robustlt.bench.cluster.Workers;
import org.robustlt.bench.console.Console;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.run.RunDirectory;

/** Evaluates a run together with other processes, which all compute as the first one does. */
final class SharedEvaluation {
  private final RunDirectory run;
  private final Console console;
  private final CircumstancesFile circumstances;

  SharedEvaluation(RunDirectory run, Console console) {
    this.run = run;
    this.console = console;
    this.circumstances = new CircumstancesFile(run.leases(), "evaluations");
  }

  /**
   * Works until there are results.
   *
   * @param workers who does it
   * @param arguments the program's, for workers
   * @param evaluation takes part in this process
   * @return the exit code, if another process worked in the place of this one
   */
  Optional<Integer> run(Workers workers, List<String> arguments, Runnable evaluation) {
    try {
      Map<String, String> first = circumstances.ofTheFirst(workers.circumstances());
      Optional<Integer> code =
          workers.run(
              new SharedWork(
                  run.path(),
                  arguments,
                  first,
                  () -> {
                    Circumstances.adopt(first, console);
                    evaluation.run();
                  },
                  List::of,
                  console));
      removeCircumstances();
      return code;
    } catch (IOException e) {
      throw new UserException(FileFault.writing(run.path(), e));
    }
  }

  /** What the first one computed with binds nobody when nothing is under way any more. */
  private void removeCircumstances() throws IOException {
    for (Path results : List.of(run.evaluations(), run.curves())) {
      try (DirectoryStream<Path> shared = Files.newDirectoryStream(results, "*.cells")) {
        for (Path cells : shared) {
          if (!isEmpty(cells)) {
            return;
          }
          Files.deleteIfExists(cells);
        }
      } catch (NoSuchFileException e) {
        // There are no curves.
      }
    }
    circumstances.remove();
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      return !files.iterator().hasNext();
    }
  }
}
