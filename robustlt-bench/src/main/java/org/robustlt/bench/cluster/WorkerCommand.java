package org.robustlt.bench.cluster;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a process is started that computes as this one does, but for its threads: by the same JVM,
 * its options and class path.
 *
 * @param line the command line
 * @param threads the value of {@code OMP_NUM_THREADS}; empty to leave it out
 */
public record WorkerCommand(List<String> line, String threads) {
  /**
   * Tells a process that another one started it and that its standard input ends with that: it then
   * saves itself and ends.
   */
  public static final String STARTED = "robustlt.worker";

  private static final String MAIN = "org.robustlt.bench.Main";
  private static final String THREADS = "OMP_NUM_THREADS";

  /** Copies the line. */
  public WorkerCommand {
    line = List.copyOf(line);
  }

  /** Returns the command of the program with some arguments. */
  static WorkerCommand of(List<String> arguments, Map<String, String> circumstances) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.add("-D" + STARTED + "=true");
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    line.addAll(arguments);
    String threads = circumstances.getOrDefault(Circumstances.THREADS, Circumstances.DEFAULT);
    return new WorkerCommand(line, threads.equals(Circumstances.DEFAULT) ? "" : threads);
  }

  /** Returns whether this process was started so. */
  public static boolean isWorker() {
    return Boolean.getBoolean(STARTED);
  }

  /** Returns the builder of the process, whose standard input is a pipe. */
  ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(line);
    Map<String, String> environment = builder.environment();
    environment.remove(THREADS);
    environment.putAll(environment());
    return builder.redirectInput(ProcessBuilder.Redirect.PIPE);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    if (!threads.isEmpty()) {
      environment.put(THREADS, threads);
    }
    return environment;
  }
}
