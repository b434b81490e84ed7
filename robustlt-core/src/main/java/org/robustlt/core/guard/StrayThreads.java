package org.robustlt.core.guard;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What threads throw that plug-ins started and nobody waits for: the next call of a plug-in's
 * component fails by it, or the command as it ends.
 */
public final class StrayThreads implements Thread.UncaughtExceptionHandler {
  private static final String PLUGIN = "plug-in ";
  private static final AtomicReference<@Nullable String> FAULT = new AtomicReference<>();

  /** Returns what a thread of a plug-in threw since this was asked last, in words. */
  public static Optional<String> fault() {
    return Optional.ofNullable(FAULT.getAndSet(null));
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    Optional<StackTraceElement> frame =
        Arrays.stream(thrown.getStackTrace())
            .filter(f -> String.valueOf(f.getClassLoaderName()).startsWith(PLUGIN))
            .findFirst();
    if (frame.isPresent()) {
      FAULT.compareAndSet(
          null,
          "a thread called \""
              + thread.getName()
              + "\" of "
              + frame.get().getClassLoaderName()
              + " that threw "
              + thrown
              + " at "
              + frame.get().getFileName()
              + ":"
              + frame.get().getLineNumber());
    } else {
      thread.getThreadGroup().uncaughtException(thread, thrown);
    }
  }
}
