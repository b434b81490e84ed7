package org.robustlt.bench.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.robustlt.core.run.RunException;

/**
 * A process of this machine that takes part in shared work. It ends with the one that started it,
 * however that ends: its standard input ends then, and it saves itself.
 */
public final class WorkerProcess {
  private static final int PATIENCE_SECONDS = 28;

  private final Process process;
  private final Thread hook = new Thread(this::stop, "robustlt-worker-stop");

  private WorkerProcess(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a process that prints where this one prints.
   *
   * @throws RunException if that fails
   */
  static WorkerProcess inPlace(WorkerCommand command) {
    ProcessBuilder builder = command.builder();
    builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return start(builder);
  }

  /**
   * Starts a process whose messages are handed on; its results are not wanted.
   *
   * @throws RunException if that fails
   */
  static WorkerProcess beside(WorkerCommand command, Consumer<String> messages) {
    ProcessBuilder builder = command.builder();
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    WorkerProcess worker = start(builder);
    Thread reader = new Thread(() -> worker.handOn(messages), "robustlt-worker-messages");
    reader.setDaemon(true);
    reader.start();
    return worker;
  }

  private static WorkerProcess start(ProcessBuilder builder) {
    try {
      return new WorkerProcess(builder.start());
    } catch (IOException e) {
      throw new RunException("no worker can be started: " + e.getMessage(), e);
    }
  }

  private void handOn(Consumer<String> messages) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        messages.accept(line);
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  /** Waits until the process ends, and returns its exit code. */
  int await() {
    try {
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(hook);
      return code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunException("interrupted while waiting for a worker", e);
    } catch (IllegalStateException e) {
      return process.exitValue(); // This process is ending.
    }
  }

  /** Lets the process save itself and end. */
  private void stop() {
    try {
      process.getOutputStream().close();
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
