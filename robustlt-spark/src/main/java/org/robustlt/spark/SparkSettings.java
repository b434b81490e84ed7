package org.robustlt.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Spark is told: the settings of {@code spark-submit}, if that started the program, and system
 * properties that begin with {@code spark.}.
 *
 * @param values by name
 */
record SparkSettings(SortedMap<String, String> values) {
  /** The variable that names the file with the settings of {@code spark-submit}. */
  static final String FILE = "ROBUSTLT_SPARK_SETTINGS";

  private static final String TASK_CPUS = "spark.task.cpus";

  /** Reads the settings of this process. */
  static SparkSettings here() {
    Properties all = new Properties();
    String file = System.getenv().getOrDefault(FILE, "");
    if (!file.isEmpty()) {
      try (InputStream in = Files.newInputStream(Path.of(file))) {
        all.load(in);
      } catch (IOException e) {
        throw new IllegalArgumentException(
            FILE + " is " + file + ", which cannot be read: " + e, e);
      }
    }
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("spark."))
        .forEach(name -> all.setProperty(name, System.getProperty(name)));
    SortedMap<String, String> values = new TreeMap<>();
    all.stringPropertyNames().forEach(name -> values.put(name, all.getProperty(name)));
    return new SparkSettings(values);
  }

  /** Returns how many threads a worker has. */
  int taskCpus() {
    String cpus = values.getOrDefault(TASK_CPUS, "1");
    if (!cpus.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(
          TASK_CPUS + " must be a number of threads, got \"" + cpus + '"');
    }
    return Integer.parseInt(cpus);
  }
}
