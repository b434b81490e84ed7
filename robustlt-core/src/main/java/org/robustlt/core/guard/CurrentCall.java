package org.robustlt.core.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A call of a component that is under way, for those who must tell why a process ended in it.
 *
 * @param component who is called
 * @param method what is called
 * @param begun when, in nanoseconds of {@link System#nanoTime}
 */
public record CurrentCall(ComponentIdentity component, String method, long begun) {
  private static final Map<Thread, CurrentCall> CALLS = new ConcurrentHashMap<>();

  /** Returns the calls that are under way, by the threads that made them. */
  public static Map<Thread, CurrentCall> all() {
    return Map.copyOf(CALLS);
  }

  /** Notes a call of this thread, and returns the one around it. */
  static @Nullable CurrentCall begin(ComponentIdentity component, String method) {
    return CALLS.put(Thread.currentThread(), new CurrentCall(component, method, System.nanoTime()));
  }

  /** Goes back to the call around it. */
  static void end(@Nullable CurrentCall outer) {
    if (outer == null) {
      CALLS.remove(Thread.currentThread());
    } else {
      CALLS.put(Thread.currentThread(), outer);
    }
  }

  @Override
  public String toString() {
    return component + " (" + method + ")";
  }
}
