package org.robustlt.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.console.Console;
import org.robustlt.core.guard.CurrentCall;

/**
 * Tells why the process ends where it should not: a component that ends it by {@link System#exit},
 * or one that was called when the user stopped it.
 */
final class ExitWatch extends Thread {
  private static final long LONG_NANOS = 1_000_000_000L;
  private static final int USER = 2;

  private final Console console;
  private volatile boolean orderly;

  ExitWatch(Console console) {
    super("robustlt-exit");
    this.console = console;
  }

  /** Notes that the program ends by itself. */
  void endOrderly() {
    orderly = true;
  }

  @Override
  public void run() {
    Map<Thread, CurrentCall> calls = CurrentCall.all();
    Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();
    // The main thread notes the orderly end before it exits itself.
    if (orderly) {
      return;
    }
    for (Map.Entry<Thread, StackTraceElement[]> thread : stacks.entrySet()) {
      Optional<StackTraceElement> caller = callerOfExit(thread.getValue());
      if (caller.isPresent()) {
        CurrentCall call = calls.get(thread.getKey());
        console.note(
            "robustlt: "
                + (call == null ? "a thread called \"" + thread.getKey().getName() + "\"" : call)
                + " ended the program by System.exit in "
                + caller.get()
                + "; the last checkpoint is kept");
        console.err().flush();
        Runtime.getRuntime().halt(USER);
      }
    }
    calls
        .values()
        .forEach(
            call -> {
              long nanos = System.nanoTime() - call.begun();
              if (nanos > LONG_NANOS) {
                console.note(
                    "robustlt: stopped while "
                        + call
                        + " was called, for "
                        + nanos / LONG_NANOS
                        + " s");
              }
            });
    console.err().flush();
  }

  /** Returns who called {@link System#exit}, if the thread is in it. */
  private static Optional<StackTraceElement> callerOfExit(StackTraceElement[] frames) {
    boolean exits =
        Arrays.stream(frames)
            .anyMatch(
                frame ->
                    frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"));
    return exits
        ? Arrays.stream(frames)
            .filter(frame -> !frame.getClassName().startsWith("java.lang."))
            .findFirst()
        : Optional.empty();
  }
}
