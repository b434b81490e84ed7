package org.robustlt.bench.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/** Checks of memory and disk. */
final class Storage {
  private static final double GIGA = 1L << 30;
  private static final double LEAST_NATIVE = 3;
  private static final double LEAST_DISK = 1;

  private Storage() {}

  static List<Finding> memory() {
    double heap = Runtime.getRuntime().maxMemory() / GIGA;
    double machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
            / GIGA;
    return List.of(
        Finding.ok(
            "memory", String.format(Locale.ROOT, "%.1f GiB, heap up to %.1f GiB", machine, heap)),
        nativeMemory(Pointer.maxBytes() / GIGA, machine));
  }

  static Finding nativeMemory(double limit, double machine) {
    String text =
        limit <= 0
            ? "no limit for arrays"
            : String.format(Locale.ROOT, "arrays up to %.1f GiB", limit);
    return limit > 0 && limit < LEAST_NATIVE
        ? Finding.note(
            "native memory",
            text,
            "enough for the quickstart; for large networks set"
                + " ROBUSTLT_JAVA_OPTS=-Dorg.bytedeco.javacpp.maxbytes="
                + Math.max(1, (int) (0.6 * machine))
                + "G")
        : Finding.ok("native memory", text);
  }

  static Finding disk() {
    Path here = Path.of("").toAbsolutePath();
    try {
      double free = Files.getFileStore(here).getUsableSpace() / GIGA;
      String text = String.format(Locale.ROOT, "%.1f GiB free in %s", free, here);
      if (!Files.isWritable(here)) {
        return Finding.note("disk", here + " is read-only", "name a folder for runs with --out");
      }
      return free < LEAST_DISK
          ? Finding.note("disk", text, "make room, or name a folder elsewhere with --out")
          : Finding.ok("disk", text);
    } catch (IOException e) {
      return Finding.note("disk", here + ": " + e, "name a folder for runs with --out");
    }
  }
}
