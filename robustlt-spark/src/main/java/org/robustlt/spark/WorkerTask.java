package org.robustlt.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.util.TaskCompletionListener;

/**
 * A Spark task: a process that takes cells until none is left. If the executor dies, so does the
 * process, and others go on with its cell.
 */
final class WorkerTask implements Function<Integer, String> {
  private static final long serialVersionUID = 1L;
  private static final String DEVICE = "--device";
  private static final String JAVA_OPTIONS = "ROBUSTLT_JAVA_OPTS";

  private final String home;
  private final String threads;
  private final List<String> arguments;
  private final String directory = Path.of("").toAbsolutePath().toString();

  /** The launcher's variables, as they stand where the command was given. */
  private final Map<String, String> variables = new TreeMap<>();

  /**
   * Makes the task.
   *
   * @param home the folder of the program
   * @param threads of a worker; empty to leave that to the launcher
   * @param arguments of a worker
   */
  WorkerTask(String home, String threads, List<String> arguments) {
    this.home = home;
    this.threads = threads;
    this.arguments = new ArrayList<>(arguments);
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("ROBUSTLT_") && !name.equals(SparkSettings.FILE)) {
                variables.put(name, value);
              }
            });
  }

  /** Returns what kept the worker from working; empty if nothing did. */
  @Override
  public String call(Integer number) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command()).directory(Path.of(directory).toFile());
    Map<String, String> environment = builder.environment();
    environment.putAll(variables);
    if (!threads.isEmpty()) {
      environment.put("OMP_NUM_THREADS", threads);
    }
    environment.merge(
        JAVA_OPTIONS, "-Drobustlt.worker=true", (before, more) -> before + " " + more);
    // Its standard input ends when the executor dies, or here when the task is killed.
    Process worker = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    TaskCompletionListener stop = context -> worker.destroy();
    TaskContext.get().addTaskCompletionListener(stop);
    String last = handOn(worker);
    int code = worker.waitFor();
    return code == 0
        ? ""
        : HostCheck.host() + ": a worker ended with exit code " + code + ": " + last;
  }

  private List<String> command() {
    ResourceInformation gpu = TaskContext.get().resourcesJMap().get("gpu");
    List<String> command = new ArrayList<>(List.of(Path.of(home, "robustlt").toString()));
    if (gpu == null || gpu.addresses().length == 0) {
      command.addAll(arguments);
      return command;
    }
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(DEVICE)) {
        i++;
      } else if (!argument.startsWith(DEVICE + "=")) {
        command.add(argument);
      }
    }
    command.addAll(List.of(DEVICE, "cuda:" + gpu.addresses()[0]));
    return command;
  }

  /** Hands the worker's messages on to the executor's, and returns what it said of its failure. */
  private static String handOn(Process worker) throws IOException {
    String failure = "";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(worker.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.err.println(line);
        failure = line.startsWith("robustlt: ") ? line : failure;
      }
    }
    return failure;
  }
}
