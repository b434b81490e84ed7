package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.cluster.Cell;
import org.robustlt.bench.cluster.CellBoard;
import org.robustlt.bench.cluster.CellLoop;
import org.robustlt.bench.cluster.CellOutcome;
import org.robustlt.bench.cluster.CellState;
import org.robustlt.bench.cluster.Circumstances;
import org.robustlt.bench.cluster.Part;
import org.robustlt.bench.cluster.SharedWork;
import org.robustlt.bench.cluster.Workers;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ComparisonPlan;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunReader;
import org.robustlt.bench.report.ReportFile;
import org.robustlt.core.file.FileFormatException;

/**
 * Makes the runs of a comparison together with other processes: each takes cells until none is
 * left, and who finishes last makes the table and the page.
 */
final class SharedComparison {
  private final ComparisonPlans plans;
  private final Optional<Path> data;
  private final Optional<String> baseline;
  private final Console console;
  private final Path report;

  SharedComparison(
      ComparisonPlans plans, Optional<Path> data, Optional<String> baseline, Console console) {
    this.plans = plans;
    this.data = data;
    this.baseline = baseline;
    this.console = console;
    this.report = plans.out().resolve("report.html");
  }

  /**
   * Works until all is done, or all that this process is to do.
   *
   * @param workers who does it
   * @param part the cells that this process may take
   * @param retry whether cells that failed are tried again
   * @param arguments the program's, for workers
   * @return the exit code of the program
   */
  int run(Workers workers, Optional<Part> part, boolean retry, List<String> arguments) {
    baseline.ifPresent(plans::checkBaseline);
    try (ComparisonDirectory place =
        new ComparisonDirectory(plans.out(), plans.described(workers.circumstances()))) {
      ComparisonPlan joined = place.join();
      CellBoard board = new CellBoard(plans.out(), joined.cells());
      SharedWork work =
          new SharedWork(
              plans.out(),
              arguments,
              joined.circumstances(),
              () -> takePart(board, place, joined, part, retry),
              () -> List.of(summary(board.states())),
              console);
      Optional<Integer> code = workers.run(work);
      return code.isPresent() ? code.get() : finish(board, place, part.isPresent());
    }
  }

  private void takePart(
      CellBoard board,
      ComparisonDirectory place,
      ComparisonPlan joined,
      Optional<Part> part,
      boolean retry) {
    Circumstances.adopt(joined.circumstances(), console);
    List<Cell> cells = plans.cells();
    CellLoop loop =
        new CellLoop(board, cells, data, console, Failures.OF_CELLS, () -> show(board, place));
    if (retry) {
      loop.retryFailed();
    }
    loop.run(cell -> part.map(own -> own.has(cells.indexOf(cell))).orElse(true), part.isEmpty());
  }

  /** Shows all runs on the page, as far as they are, while some are to come. */
  private void show(CellBoard board, ComparisonDirectory place) {
    place.ifNobodyElseDoes(
        () -> {
          List<CellState> states = board.states();
          List<Path> begun = plans.directories().stream().filter(RunReader::isRun).toList();
          if (!begun.isEmpty() && !states.stream().allMatch(CellState::hasEnded)) {
            show(begun, states);
          }
        });
  }

  private void show(List<Path> begun, List<CellState> states) {
    RunReader reader = new RunReader();
    try {
      ReportFile.write(
          report,
          Comparison.of(begun.stream().map(reader::read).toList()),
          Optional.of(
              "Under way: " + summary(states) + ". This page reloads itself until all is done."));
    } catch (RecordException | FileFormatException e) {
      // What others are just writing: the last page shows it.
    }
  }

  private int finish(CellBoard board, ComparisonDirectory place, boolean part) {
    List<CellState> states = board.states();
    List<CellState> missing = states.stream().filter(state -> !state.isDone()).toList();
    boolean over = states.stream().allMatch(CellState::hasEnded);
    if (over && missing.size() < states.size()) {
      table(states, place);
    }
    if (missing.isEmpty()) {
      return 0;
    }
    console.note("");
    if (over || !part) {
      throw new UserException(missing(missing, states.size()));
    }
    console.note(summary(states) + "; who finishes last makes the table");
    return missing.stream().anyMatch(CellState::isFailed) ? Failures.USER : 0;
  }

  private void table(List<CellState> states, ComparisonDirectory place) {
    List<Path> done = new ArrayList<>();
    Map<String, Long> madeOf = new LinkedHashMap<>();
    for (int i = 0; i < states.size(); i++) {
      CellState state = states.get(i);
      if (state.isDone()) {
        done.add(plans.directories().get(i));
        madeOf.put(state.name(), state.outcome().map(CellOutcome::token).orElse(0L));
      }
    }
    Comparison comparison = Results.print(console, done, baseline.filter(name -> has(name, done)));
    plans.tellBest(console, comparison);
    place.write(
        madeOf,
        () -> {
          ReportFile.write(report, comparison);
          return comparison;
        });
    console.note("");
    console.note("Report: " + report);
  }

  /** Cells of the variant that all are compared with may have failed. */
  private boolean has(String name, List<Path> done) {
    return plans.runs().stream()
        .anyMatch(
            plan -> plan.recipe().name().equals(name) && done.contains(plan.directory().path()));
  }

  private static String missing(List<CellState> missing, int all) {
    StringBuilder text = new StringBuilder();
    text.append(missing.size()).append(" of ").append(all).append(" cells are missing:");
    for (CellState state : missing) {
      text.append("\n  ")
          .append(state.name())
          .append(": ")
          .append(state.outcome().flatMap(CellOutcome::reason).orElse("not done"));
    }
    return text.append("\nThe same command with --resume tries them again.").toString();
  }

  private static String summary(List<CellState> states) {
    long done = states.stream().filter(CellState::isDone).count();
    long failed = states.stream().filter(CellState::isFailed).count();
    long running =
        states.stream().filter(state -> !state.isDone() && state.work().isPresent()).count();
    return done
        + " of "
        + states.size()
        + " cells are done"
        + (running > 0 ? ", " + running + " under way" : "")
        + (failed > 0 ? ", " + failed + " failed" : "");
  }
}
