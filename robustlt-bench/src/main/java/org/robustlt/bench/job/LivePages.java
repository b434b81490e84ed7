package org.robustlt.bench.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunReader;
import org.robustlt.bench.report.ReportFile;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;

/**
 * Writes pages while a job is under way, after each epoch and evaluation, so that whoever has one
 * open sees how it goes on. Where epochs are short, some are passed over: pages cost a twentieth of
 * the time at most, and a fifth of a percent of a long training.
 */
final class LivePages implements RunListener {
  private static final int SHARE = 20;
  private static final int LONG_SHARE = 500;

  /** What pages may cost beyond that share of a long training. */
  private static final long ALLOWED_NANOS = 1_000_000_000L;

  private final List<RunPlan> plans;
  private final Optional<Path> comparisonPage;
  private final Supplier<String> toGo;
  private final LongSupplier nanoTime;
  private int current = -1;
  private final long begin;
  private long spent;
  private long pausedUntil;

  /**
   * Makes the pages of a job.
   *
   * @param comparisonPage where all runs stand side by side, if anywhere
   * @param toGo how long it will take, in words; empty if that is not known
   */
  LivePages(
      List<RunPlan> plans,
      Optional<Path> comparisonPage,
      Supplier<String> toGo,
      LongSupplier nanoTime) {
    this.plans = List.copyOf(plans);
    this.comparisonPage = comparisonPage;
    this.toGo = toGo;
    this.nanoTime = nanoTime;
    begin = nanoTime.getAsLong();
    pausedUntil = begin;
  }

  /** Says that the next run begins. */
  void beginRun() {
    current++;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.EpochFinished epoch) {
      write("epoch " + epoch.epoch().epoch() + " of " + epoch.epoch().epochs() + " is done");
    } else if (event instanceof RunEvent.Evaluated evaluated) {
      write(evaluated.evaluation().protocol().name() + " is evaluated");
    }
  }

  private void write(String done) {
    long now = nanoTime.getAsLong();
    if (now - pausedUntil < 0 || spent > ALLOWED_NANOS + (now - begin) / LONG_SHARE) {
      return;
    }
    String left = toGo.get().strip();
    String words = "Under way: " + done + (left.isEmpty() ? "" : ", " + left);
    write(
        Optional.of(words + ". This page reloads itself until all is done."),
        plans.size() == 1 ? "" : "Under way: run " + (current + 1) + " of " + plans.size() + ", ");
    long cost = nanoTime.getAsLong() - now;
    spent += cost;
    pausedUntil = now + (SHARE + 1) * cost;
  }

  /** Writes the pages as those of work that does not go on, whether it is done or was stopped. */
  void finish() {
    write(Optional.empty(), "");
  }

  private void write(Optional<String> underway, String runs) {
    if (current < 0) {
      return;
    }
    write(plans.get(current).directory().report(), plans.subList(current, current + 1), underway);
    comparisonPage.ifPresent(
        page ->
            write(
                page,
                plans.subList(0, current + 1),
                underway.map(words -> runs + words.replaceFirst("^Under way: ", ""))));
  }

  /** What cannot be read or written now ends no training: the last page tells of it. */
  private static void write(Path page, List<RunPlan> shown, Optional<String> underway) {
    try {
      RunReader reader = new RunReader();
      List<Path> begun =
          shown.stream().map(plan -> plan.directory().path()).filter(RunReader::isRun).toList();
      if (!begun.isEmpty()) {
        ReportFile.write(page, Comparison.of(begun.stream().map(reader::read).toList()), underway);
      }
    } catch (RecordException | FileFormatException e) {
      // The command that ends the job writes the page once more.
    }
  }
}
