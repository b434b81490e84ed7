package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.robustlt.bench.cluster.CellBoard;
import org.robustlt.bench.cluster.CellOutcome;
import org.robustlt.bench.cluster.CellState;
import org.robustlt.bench.cluster.RunStatus;
import org.robustlt.bench.comparison.ComparisonFile;
import org.robustlt.bench.comparison.ComparisonPlan;
import org.robustlt.bench.console.Columns;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.ProgressText;
import org.robustlt.core.lease.LeaseTimes;
import org.robustlt.core.lease.Leases;
import org.robustlt.core.run.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells how far work is. */
@Command(
    name = "status",
    header = "Tell how far a run, an evaluation or a comparison is, and who is at it.",
    description = {
      "Looks at a directory from any host that has it: what is done, what is under way where and how"
          + " long it will take, and what failed and why. It changes nothing and disturbs nobody."
    },
    footer = {"  ./robustlt status runs/comparison", "  ./robustlt status runs/pgdat"})
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "A run directory, or one of compare.")
  private Path directory = Path.of("");

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RunDirectory run = new RunDirectory(directory);
    Path file = directory.resolve("comparison.json");
    // Of one that is just beginning, it is empty.
    if (Files.isRegularFile(file) && Files.size(file) > 0) {
      comparison(
          ComparisonFile.plan(file)
              .orElseThrow(
                  () ->
                      new UserException(
                          file
                              + " was begun by an older version and tells no cells; report "
                              + directory
                              + " shows its runs")));
    } else if (run.holdsRun() || Files.isDirectory(run.leases())) {
      run(RunStatus.of(run));
    } else {
      throw new UserException(
          directory + " is no run directory and none of compare: there is nothing to tell");
    }
    return 0;
  }

  private void run(RunStatus status) {
    console.print(directory + ": " + progress(status));
    for (Leases.Work work : status.work()) {
      console.print("  " + work.holder().describe() + ": " + doing(work));
    }
    if (status.work().isEmpty()) {
      console.print("  nobody is at it");
    }
  }

  private static String progress(RunStatus status) {
    String epochs =
        status.length() == 0 ? "not begun" : status.epochs() + " of " + status.length() + " epochs";
    return status.evaluations().isEmpty()
        ? epochs
        : epochs + ", evaluated by " + String.join(", ", status.evaluations());
  }

  private static String doing(Leases.Work work) {
    String doing = work.doing().isEmpty() ? "at it" : work.doing();
    return work.silent().compareTo(LeaseTimes.USUAL.patience()) > 0
        ? doing + "; no sign for " + ProgressText.clock(work.silent()) + ": stopped or dead"
        : doing;
  }

  private void comparison(ComparisonPlan plan) {
    List<CellState> states = new CellBoard(directory, plan.cells()).states();
    Columns columns = new Columns(2).row("cell", "state", "epochs", "where", "");
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (CellState state : states) {
      RunStatus run = RunStatus.of(new RunDirectory(directory.resolve(state.name())));
      counts.merge(row(columns, state, run), 1, Integer::sum);
    }
    console.print(
        directory
            + ": "
            + states.size()
            + (states.size() == 1 ? " cell: " : " cells: ")
            + counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", ")));
    console.print("");
    columns.print(console);
  }

  /** Returns what happened, of a message that goes on to tell what to do about it. */
  private static String brief(String message) {
    return message.split("[;\n]", 2)[0];
  }

  /** Adds the row of a cell and returns its state. One of a process alone is known by its run. */
  private static String row(Columns columns, CellState state, RunStatus run) {
    Optional<Leases.Work> work = run.work().stream().findFirst().or(state::work);
    String epochs = run.length() == 0 ? "" : run.epochs() + "/" + run.length();
    if (state.hasEnded()) {
      CellOutcome outcome = state.outcome().orElseThrow();
      String kind = outcome.kind().toString();
      String where = outcome.host() + " (" + outcome.pid() + ")";
      String when =
          "in " + ProgressText.clock(Duration.ofMillis(Math.round(1000 * outcome.seconds())));
      String reason = outcome.reason().map(StatusCommand::brief).orElse(when);
      columns.row(state.name(), kind, epochs, where, reason);
      return kind;
    }
    if (work.isPresent()) {
      String where = work.get().holder().host() + " (" + work.get().holder().pid() + ")";
      columns.row(state.name(), "under way", epochs, where, doing(work.get()));
      return "under way";
    }
    String left = run.isComplete() ? "done" : run.length() == 0 ? "to do" : "begun";
    columns.row(
        state.name(),
        left,
        epochs,
        "",
        left.equals("begun") ? "nobody is at it; who joins goes on with it" : "");
    return left;
  }
}
