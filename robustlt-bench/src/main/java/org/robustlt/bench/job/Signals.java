package org.robustlt.bench.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.robustlt.bench.console.Console;
import org.robustlt.core.run.Run;

/**
 * What the system tells a training before it takes the machine away: after SIGTERM (and SIGINT and
 * SIGHUP) it saves itself after the present batch and ends; after SIGUSR1, which Slurm sends where
 * it is asked to, it saves itself and goes on.
 */
public final class Signals implements AutoCloseable {
  /** Kubernetes waits for half a minute before it kills. */
  private static final int PATIENCE_SECONDS = 25;

  private static final int TERMINATED = 143;

  private static final CountDownLatch ENDED = new CountDownLatch(1);

  private final Thread hook = new Thread(this::stop, "robustlt-stop");
  private final Console console;
  private volatile @Nullable Run training;

  Signals(Console console) {
    this.console = console;
    Runtime.getRuntime().addShutdownHook(hook);
    handleUser1();
  }

  /** Lets signals reach a run while it trains. */
  void during(Run run, Runnable work) {
    training = run;
    try {
      work.run();
    } finally {
      training = null;
    }
  }

  private void stop() {
    Run run = training;
    if (run != null) {
      run.stopSoon();
      console.note("stopping after the present batch");
      try {
        ENDED.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void save() {
    Run run = training;
    if (run != null) {
      run.saveSoon();
    }
  }

  /** Signals are no part of Java's interface, but of every JDK's; systems without them lack it. */
  private void handleUser1() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object saving =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> handle(method, arguments));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("USR1"), saving);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // There is no such signal here.
    }
  }

  /** Ends this process as SIGTERM does. */
  public static void terminate() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      signal
          .getMethod("raise", signal)
          .invoke(null, signal.getConstructor(String.class).newInstance("TERM"));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      Runtime.getRuntime().halt(TERMINATED);
    }
  }

  private @Nullable Object handle(Method method, Object @Nullable [] arguments)
      throws InvocationTargetException, IllegalAccessException {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(this, arguments);
    }
    save();
    return null;
  }

  /** Lets the process end that was asked to: everything is saved and said. */
  public static void release() {
    ENDED.countDown();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running.
    }
  }
}
