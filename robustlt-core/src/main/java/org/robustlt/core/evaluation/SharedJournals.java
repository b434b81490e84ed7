package org.robustlt.core.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.lease.Leases;

/**
 * A directory in which several processes, on one machine or on many, note what the batches of one
 * evaluation came to. Each batch has a lease and a journal of its own: a process computes those
 * that nobody is at, takes over from the dead, and learns all others from their journals.
 */
public final class SharedJournals implements ChunkSource {
  private static final long LOOK_MILLIS = 200;

  private final Path directory;
  private final String evaluation;
  private final BooleanSupplier finished;
  private final Supplier<String> doing;
  private final Leases leases;

  /**
   * Takes part in an evaluation.
   *
   * @param directory the evaluation's own, which need not exist yet
   * @param evaluation everything that decides the outcomes
   * @param finished tells whether another process has written the result, after which the directory
   *     goes away
   * @param doing says what is done, to those who look at the leases
   */
  public SharedJournals(
      Path directory, String evaluation, BooleanSupplier finished, Supplier<String> doing) {
    this.directory = directory;
    this.evaluation = evaluation;
    this.finished = finished;
    this.doing = doing;
    this.leases = new Leases(directory);
  }

  /**
   * Brings a stage to its end, together with others.
   *
   * @throws EvaluatedElsewhereException if another process has written the result of all stages
   * @throws UncheckedIOException if the directory cannot be read or written
   */
  @Override
  public void complete(int stage, int chunks, IntFunction<ChunkOutcome> compute, Taker taker) {
    List<Integer> open = new ArrayList<>(IntStream.range(0, chunks).boxed().toList());
    boolean first = true;
    try {
      while (!open.isEmpty()) {
        boolean advanced = false;
        for (Iterator<Integer> each = open.iterator(); each.hasNext(); ) {
          int chunk = each.next();
          Optional<ChunkOutcome> known = find(stage, chunk);
          boolean before = first && known.isPresent();
          Optional<ChunkOutcome> outcome =
              known.isPresent() ? known : computed(stage, chunk, compute);
          if (outcome.isPresent()) {
            taker.take(chunk, outcome.get(), before);
            each.remove();
            advanced = true;
          }
        }
        first = false;
        if (!advanced) {
          checkFinished();
          pause();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for other processes", e);
    }
  }

  /** Takes a lease if no other process holds it. */
  @FunctionalInterface
  public interface Turn {
    /** Takes it. */
    Optional<Lease> take() throws IOException;
  }

  /**
   * Waits until this process may write the result, if no other has.
   *
   * @throws EvaluatedElsewhereException if another process has written it
   * @throws IOException if the directory cannot be read or written
   */
  public Lease awaitTurn(Turn turn) throws IOException {
    while (true) {
      checkFinished();
      Optional<Lease> taken = turn.take();
      if (taken.isPresent()) {
        if (finished.getAsBoolean()) {
          taken.get().close();
        } else {
          return taken.get();
        }
      } else {
        pause();
      }
    }
  }

  private Optional<ChunkOutcome> find(int stage, int chunk) throws IOException {
    return EvaluationJournal.find(journal(stage, chunk), evaluation, stage, chunk);
  }

  /** Computes a batch, unless another process is at it. */
  private Optional<ChunkOutcome> computed(int stage, int chunk, IntFunction<ChunkOutcome> compute)
      throws IOException {
    Optional<Lease> taken = leases.takeIfFree(name(stage, chunk), 0);
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    try (Lease lease = taken.get()) {
      Optional<ChunkOutcome> known = find(stage, chunk);
      if (known.isPresent()) {
        return known;
      }
      checkFinished();
      lease.telling(doing);
      ChunkOutcome outcome = compute.apply(chunk);
      try (EvaluationJournal journal =
          EvaluationJournal.open(journal(stage, chunk), evaluation, lease)) {
        journal.add(stage, chunk, outcome);
      }
      return Optional.of(outcome);
    }
  }

  private void checkFinished() throws IOException {
    if (finished.getAsBoolean()) {
      delete();
      throw new EvaluatedElsewhereException();
    }
  }

  private Path journal(int stage, int chunk) {
    return directory.resolve(name(stage, chunk) + ".jsonl");
  }

  private static String name(int stage, int chunk) {
    return (stage == ExampleOutcomes.NATURALLY ? "natural" : "stage-" + stage) + "-" + chunk;
  }

  /**
   * Takes the directory away: the result is written. Whoever comes late finds that out and does the
   * same.
   *
   * @throws IOException if that fails
   */
  public void delete() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory);
    } catch (NoSuchFileException e) {
      // Another process was faster.
    } catch (DirectoryNotEmptyException e) {
      // One has come late; it takes the rest away.
    }
  }
}
