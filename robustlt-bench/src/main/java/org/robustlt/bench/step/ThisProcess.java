package org.robustlt.bench.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system says about this process. */
public final class ThisProcess {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private ThisProcess() {}

  /** Returns the largest resident memory so far in MiB, 0 where there is no /proc. */
  public static long peakMib() {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Returns the threads of the kernels: those that OpenMP was told to use, else all cores. */
  static int threads() {
    String told = System.getenv().getOrDefault("OMP_NUM_THREADS", "");
    return told.matches("\\d+")
        ? Integer.parseInt(told)
        : Runtime.getRuntime().availableProcessors();
  }
}
