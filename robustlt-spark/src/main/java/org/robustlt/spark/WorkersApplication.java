package org.robustlt.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/**
 * The Spark application: checks every host, then runs a worker in every slot of the cluster until
 * all is done. Spark decides where workers run; which cells they take, their leases decide.
 */
public final class WorkersApplication {
  private static final int USER = 2;
  private static final int INTERNAL = 1;
  private static final int LOOK_MILLIS = 500;
  private static final int STEADY_LOOKS = 4;
  private static final int LOOKS = 120;

  private final JavaSparkContext spark;

  private WorkersApplication(JavaSparkContext spark) {
    this.spark = spark;
  }

  /**
   * Runs workers.
   *
   * @param arguments the folder of the program, the directory of the work, the number of threads of
   *     a worker or nothing, and the arguments of a worker
   */
  public static void main(String[] arguments) throws IOException {
    endWithStarter();
    List<String> all = Arrays.asList(arguments);
    WorkerTask task = new WorkerTask(all.get(0), all.get(2), all.subList(3, all.size()));
    SharedPlaces places = SharedPlaces.of(Path.of(all.get(1)), all.subList(3, all.size()));
    int code;
    try (JavaSparkContext spark = new JavaSparkContext(new SparkContext(conf()))) {
      code = new WorkersApplication(spark).run(task, new HostCheck(all.get(0), places));
    } catch (InterruptedException | RuntimeException e) {
      note("robustlt: Spark: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      code = INTERNAL;
    } finally {
      places.remove();
    }
    System.exit(code);
  }

  private static SparkConf conf() {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.app.name", "RobustLT");
    conf.setIfMissing("spark.locality.wait", "0s");
    // A task that dies with its executor goes on elsewhere: the cells it worked at are kept.
    conf.setIfMissing("spark.task.maxFailures", "100");
    // A second worker at the same cells would wait for the first.
    conf.set("spark.speculation", "false");
    return conf;
  }

  private int run(WorkerTask task, HostCheck check) throws InterruptedException {
    int slots = slots(Integer.parseInt(spark.getConf().get("spark.task.cpus", "1")));
    if (slots == 0) {
      note(
          "robustlt: Spark: no executor came within a minute: no host has the cores and the memory"
              + " free for one (spark.executor.cores, spark.executor.memory, spark.cores.max)");
      return USER;
    }
    List<String> problems = inEverySlot(slots, check);
    if (!problems.isEmpty()) {
      problems.forEach(problem -> note("robustlt: " + problem));
      return USER;
    }
    note("Spark " + spark.version() + " at " + spark.master() + ": " + slots + " workers");
    inEverySlot(slots, task).forEach(WorkersApplication::note);
    return 0;
  }

  private List<String> inEverySlot(int slots, Function<Integer, String> task) {
    return spark
        .parallelize(IntStream.range(0, slots).boxed().toList(), slots)
        .map(task)
        .filter(problem -> !problem.isEmpty())
        .distinct()
        .collect();
  }

  /** Returns how many workers have room, as soon as no more executors come; 0 if none does. */
  private int slots(int cpus) throws InterruptedException {
    int before = 0;
    int steady = 0;
    for (int look = 0; look < LOOKS; look++) {
      int executors = spark.sc().getExecutorMemoryStatus().size() - (spark.isLocal() ? 0 : 1);
      steady = executors == before ? steady + 1 : 0;
      before = executors;
      if (executors > 0 && steady == STEADY_LOOKS) {
        return Math.max(1, spark.defaultParallelism() / cpus);
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return 0;
  }

  /** The standard input is a pipe from the program, which ends with it. */
  private static void endWithStarter() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is said there.
                }
              } catch (IOException e) {
                // The other end is gone.
              }
              System.exit(INTERNAL);
            },
            "robustlt-starter");
    watch.setDaemon(true);
    watch.start();
  }

  private static void note(String line) {
    System.err.println(line);
  }
}
