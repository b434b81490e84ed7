package org.robustlt.bench.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.Job;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.lease.LeaseException;
import org.robustlt.core.run.Resume;
import org.robustlt.core.run.RunException;
import org.robustlt.core.training.StoppedException;

/**
 * What every process does that takes part in a comparison: takes a cell that nobody is at, trains
 * and evaluates it, and goes on to the next. What a dead process left is gone on with. A cell that
 * fails is written down and does not stop the others.
 */
public final class CellLoop {
  private static final long LOOK_MILLIS = 500;
  private static final long LONG_LOOK_MILLIS = 5_000;

  private final CellBoard board;
  private final List<Cell> cells;
  private final Optional<Path> data;
  private final Console console;
  private final CellFailures failures;
  private final Runnable ended;

  /** Cells that failed before this process began, and that it tries again, with their tokens. */
  private final Map<String, Long> retried = new HashMap<>();

  /** Cells that could not even be begun here, and why. */
  private final Map<Cell, Throwable> unopened = new LinkedHashMap<>();

  private boolean opened;
  private Set<String> waitedFor = Set.of();

  /**
   * Makes the loop of this process.
   *
   * @param data where the data set lies here, if the user said so
   * @param ended is called after each cell that this process brought to an end
   */
  public CellLoop(
      CellBoard board,
      List<Cell> cells,
      Optional<Path> data,
      Console console,
      CellFailures failures,
      Runnable ended) {
    this.board = board;
    this.cells = List.copyOf(cells);
    this.data = data;
    this.console = console;
    this.failures = failures;
    this.ended = ended;
  }

  /** Also tries cells again that failed by now, unless another process does. */
  public void retryFailed() {
    board.states().stream()
        .filter(CellState::isFailed)
        .forEach(state -> retried.put(state.name(), token(state)));
  }

  private static long token(CellState state) {
    return state.outcome().map(CellOutcome::token).orElse(0L);
  }

  /**
   * Works until nothing is left to do.
   *
   * @param mine the cells that this process may take
   * @param wait whether it stays until others are done with theirs, to take over from those that
   *     die
   * @throws StoppedException if it was asked to stop
   * @throws RunException if cells cannot be made on this machine at all
   */
  public void run(Predicate<Cell> mine, boolean wait) {
    while (true) {
      boolean took = false;
      List<CellState> states = board.states();
      for (int i = 0; i < cells.size() && !took; i++) {
        Cell cell = cells.get(i);
        took = mine.test(cell) && isOpen(states.get(i), cell) && take(cell, i);
      }
      if (took) {
        continue;
      }
      checkOpened();
      if (!wait || board.states().stream().allMatch(state -> hasEnded(state))) {
        return;
      }
      tellWaiting(board.states());
      pause(LOOK_MILLIS);
    }
  }

  private boolean isOpen(CellState state, Cell cell) {
    return !hasEnded(state) && !unopened.containsKey(cell);
  }

  private boolean hasEnded(CellState state) {
    return state.isDone()
        || (state.isFailed() && retried.getOrDefault(state.name(), -1L) != token(state));
  }

  /** Makes a cell if nobody is at it; returns whether it was taken. */
  private boolean take(Cell cell, int number) {
    Optional<Lease> taken = board.take(cell.name());
    if (taken.isEmpty()) {
      return false;
    }
    try (Lease lease = taken.get()) {
      CellState now = board.states().get(number).atRest();
      if (hasEnded(now)) {
        return true; // Another process ended it in the meantime.
      }
      console.note("");
      console.note(
          String.format(
              Locale.ROOT,
              "Cell %d of %d: %s, seed %d",
              number + 1,
              cells.size(),
              cell.plan().recipe().name(),
              cell.plan().recipe().seed()));
      make(cell, lease);
    }
    ended.run();
    return true;
  }

  private void make(Cell cell, Lease lease) {
    long begin = System.nanoTime();
    boolean[] begun = {false};
    try {
      new Job(List.of(cell.plan()), data, console).run(Resume.YES, () -> begun[0] = true);
      opened = true;
      board.end(cell, lease, Optional.empty(), seconds(begin));
    } catch (StoppedException e) {
      throw e;
    } catch (LeaseException e) {
      // Another process is at this run, or took this one's place: it is that one's business now.
      console.note("left to others: " + e.getMessage());
      pause(LONG_LOOK_MILLIS);
    } catch (RuntimeException e) {
      if (failures.isOfMachine(e)) {
        throw e;
      }
      opened |= begun[0];
      if (begun[0]) {
        fail(cell, lease, e, seconds(begin));
      } else {
        unopened.put(cell, e);
        console.note("cannot be begun here: " + failures.words(e));
      }
    }
    if (opened) {
      failUnopened();
    }
  }

  private void fail(Cell cell, Lease lease, Throwable failure, double seconds) {
    String words = failures.words(failure);
    board.end(cell, lease, Optional.of(words), seconds);
    console.note("failed: " + cell.name() + ": " + words);
  }

  /** What cannot be begun where other cells can is to blame itself. */
  private void failUnopened() {
    unopened.forEach(
        (cell, failure) -> {
          Optional<Lease> taken = board.take(cell.name());
          if (taken.isPresent()) {
            try (Lease lease = taken.get()) {
              fail(cell, lease, failure, 0);
            }
          }
        });
    unopened.clear();
  }

  /** Where no cell can be begun at all, the machine is to blame: the cells are left to others. */
  private void checkOpened() {
    if (!opened && !unopened.isEmpty()) {
      String reasons =
          unopened.values().stream()
              .map(failures::words)
              .distinct()
              .collect(Collectors.joining("\n  "));
      throw new RunException(
          "no cell can be begun on this machine; they are left to others\n  " + reasons);
    }
  }

  private void tellWaiting(List<CellState> states) {
    List<String> lines = new ArrayList<>();
    Set<String> now = new HashSet<>();
    for (CellState state : states) {
      if (!hasEnded(state)) {
        now.add(state.name());
        lines.add(
            state.name()
                + state
                    .work()
                    .map(work -> ": " + work.holder().describe() + " is at it")
                    .orElse(""));
      }
    }
    if (!now.equals(waitedFor)) {
      waitedFor = now;
      console.note("");
      console.note("waiting for " + (now.size() == 1 ? "a cell" : now.size() + " cells") + ":");
      lines.forEach(line -> console.note("  " + line));
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunException("interrupted while waiting for cells of others", e);
    }
  }
}
