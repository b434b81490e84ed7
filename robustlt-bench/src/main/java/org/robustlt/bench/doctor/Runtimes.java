package org.robustlt.bench.doctor;

import java.util.Map;

/** Checks of Java and of threads. */
final class Runtimes {
  private static final int LEAST_JAVA = 17;

  private Runtimes() {}

  static Finding java() {
    String text =
        Runtime.version()
            + " ("
            + System.getProperty("java.vendor")
            + "), "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch");
    return Runtime.version().feature() >= LEAST_JAVA
        ? Finding.ok("Java", text)
        : Finding.problem("Java", text, "install JDK 17 or newer, or set JAVA_HOME to one");
  }

  static Finding threads(Map<String, String> environment) {
    int cores = Runtime.getRuntime().availableProcessors();
    String threads = environment.getOrDefault("OMP_NUM_THREADS", "");
    if (!threads.matches("[1-9][0-9]{0,4}")) {
      return Finding.note(
          "threads",
          cores + " cores, OMP_NUM_THREADS is not set",
          "start the program by ./robustlt, which sets it to the number of cores");
    }
    String text = threads + " for the kernels, " + cores + (cores == 1 ? " core" : " cores");
    return Integer.parseInt(threads) > cores
        ? Finding.note("threads", text, "set OMP_NUM_THREADS to " + cores + ": more are slower")
        : Finding.ok("threads", text);
  }
}
