package org.robustlt.core.data.pipeline;

import com.google.common.base.Throwables;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.robustlt.core.data.Batch;
import org.robustlt.core.data.BatchStream;

/**
 * Prepares the batches of an epoch ahead. A fixed number of them is under way at any time, each in
 * a buffer of its own; the buffer of a batch serves another one as soon as the next is asked for.
 */
final class PreparedBatchStream implements BatchStream {
  private static final int AHEAD_PER_THREAD = 2;

  private final EpochPlan plan;
  private final BufferPool pool;
  private final int batchSize;
  private final ExecutorService threads;
  private final ThreadLocal<BatchAssembly.Worker> workers;
  private final Queue<Preparation> underWay = new ArrayDeque<>();
  private Optional<BatchBuffer> lent = Optional.empty();
  private int submitted;
  private volatile boolean closed;

  PreparedBatchStream(
      EpochPlan plan, int from, BatchAssembly assembly, BufferPool pool, BatchOptions options) {
    this.plan = plan;
    this.submitted = from;
    this.pool = pool;
    this.batchSize = options.batchSize();
    this.workers = ThreadLocal.withInitial(() -> assembly.new Worker(options.batchSize()));
    this.threads = Executors.newFixedThreadPool(options.threads(), PreparedBatchStream::thread);
    for (int i = 0; i < options.threads() * AHEAD_PER_THREAD; i++) {
      submit();
    }
  }

  /** A batch that a thread fills, or has filled. */
  private record Preparation(BatchBuffer buffer, CompletableFuture<Void> filled) {}

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "robustlt-data");
    thread.setDaemon(true);
    return thread;
  }

  private void submit() {
    int from = submitted;
    int size = Math.min(batchSize, plan.order().length - from);
    if (size > 0) {
      BatchBuffer buffer = pool.take(size);
      underWay.add(
          new Preparation(
              buffer, CompletableFuture.runAsync(() -> prepare(from, buffer), threads)));
      submitted += size;
    }
  }

  private void prepare(int from, BatchBuffer buffer) {
    if (!closed) {
      workers.get().assemble(plan, from, buffer);
    }
  }

  @Override
  public boolean hasNext() {
    return !closed && !underWay.isEmpty();
  }

  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("epoch " + plan.epoch() + " has no further batch");
    }
    takeBack();
    submit();
    Preparation first = underWay.remove();
    lent = Optional.of(first.buffer());
    try {
      first.filled().join();
    } catch (CompletionException failure) {
      Throwables.throwIfUnchecked(Objects.requireNonNullElse(failure.getCause(), failure));
      throw failure;
    }
    return first.buffer().batch();
  }

  private void takeBack() {
    lent.ifPresent(pool::giveBack);
    lent = Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    takeBack();
    while (!underWay.isEmpty()) {
      pool.giveBack(underWay.remove().buffer());
    }
  }
}
