package org.robustlt.bench.step;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What the system says about this process. */
public final class ThisProcess {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final String RESIDENT = "VmRSS:";

  private ThisProcess() {}

  /** Returns the largest resident memory so far in MiB, 0 where there is no /proc. */
  public static long peakMib() {
    return mib(PEAK);
  }

  /** Returns the resident memory in MiB, 0 where there is no /proc. */
  static long residentMib() {
    return mib(RESIDENT);
  }

  /** Returns how much heap the calling thread has allocated so far, in bytes. */
  static long allocatedBytes() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        ? threads.getCurrentThreadAllocatedBytes()
        : 0;
  }

  private static long mib(String field) {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Returns the threads that OpenMP was told to use, else all cores. */
  static int threads() {
    String told = System.getenv().getOrDefault("OMP_NUM_THREADS", "");
    return told.matches("\\d+")
        ? Integer.parseInt(told)
        : Runtime.getRuntime().availableProcessors();
  }

  /**
   * Lets OpenMP use so many threads for what the calling thread computes; ND4J is loaded by then.
   */
  static void useThreads(int threads) {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
  }
}
