package org.robustlt.core.engine.onednn;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Threads that share work which oneDNN's own threads cannot share well: chains of primitives whose
 * values stay in the cache of one core. The thread that asks is a member itself; the others sleep
 * between two tasks. One task at a time.
 */
final class Team implements AutoCloseable {
  private final Thread[] helpers;
  private final AtomicInteger unclaimed = new AtomicInteger();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile Task task = (member, part) -> {};
  private volatile boolean closed;

  /** Work in parts that do not depend on each other. */
  interface Task {
    /**
     * Does one part.
     *
     * @param member who does it, from 0; no member does two parts at a time
     * @param part which part, from 0
     */
    void run(int member, int part);
  }

  Team(int members) {
    helpers = new Thread[members - 1];
    for (int i = 0; i < helpers.length; i++) {
      int member = i + 1;
      helpers[i] = new Thread(() -> help(member), "robustlt-kernels-" + member);
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
  }

  /** Returns how many threads oneDNN would use for the calling thread. */
  static int processors() {
    return ops().ompGetMaxThreads();
  }

  /** Makes something, such as a primitive, that will use the thread that runs it, and no other. */
  static <T> T forOneThread(Supplier<T> making) {
    int threads = ops().ompGetMaxThreads();
    ops().setOmpNumThreads(1);
    try {
      return making.get();
    } finally {
      ops().setOmpNumThreads(threads);
    }
  }

  /** Returns ND4J's native operations, which only ND4J itself can load. */
  static NativeOps ops() {
    Nd4j.getExecutioner();
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }

  int members() {
    return helpers.length + 1;
  }

  /**
   * Does a task, and returns when all its parts are done.
   *
   * @throws IllegalStateException if a part failed
   */
  void run(Task work, int parts) {
    task = work;
    unfinished.set(parts);
    unclaimed.set(parts);
    for (int i = 0; i < helpers.length && i < parts - 1; i++) {
      LockSupport.unpark(helpers[i]);
    }
    takeParts(0);
    while (unfinished.get() > 0) {
      Thread.onSpinWait();
    }
    Throwable failed = failure.getAndSet(null);
    if (failed != null) {
      throw new IllegalStateException("a part of a kernel failed: " + failed.getMessage(), failed);
    }
  }

  private void help(int member) {
    while (!closed) {
      if (unclaimed.get() == 0) {
        LockSupport.park(this);
      }
      takeParts(member);
    }
  }

  private void takeParts(int member) {
    int left = unclaimed.get();
    while (left > 0) {
      if (unclaimed.compareAndSet(left, left - 1)) {
        take(member, left - 1);
      }
      left = unclaimed.get();
    }
  }

  @SuppressWarnings("IllegalCatch") // whatever it is, who asked for the task gets it
  private void take(int member, int part) {
    try {
      task.run(member, part);
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    } finally {
      unfinished.decrementAndGet();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
