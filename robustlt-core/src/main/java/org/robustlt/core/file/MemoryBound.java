package org.robustlt.core.file;

import java.util.Locale;
import java.util.Optional;

/**
 * Keeps what files ask to be read into memory below what there is, since a damaged or hostile file
 * may ask for anything.
 */
public final class MemoryBound {
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private MemoryBound() {}

  /**
   * Returns why so many bytes cannot be read into one array; nothing if they can.
   *
   * @param bytes not negative
   */
  public static Optional<String> ofArray(long bytes) {
    return bytes > LONGEST_ARRAY
        ? Optional.of(
            String.format(
                Locale.ROOT, "would take %d MB, at most 2047 MB are read as one", megabytes(bytes)))
        : ofHeap(bytes);
  }

  /**
   * Returns why so many bytes cannot be held in memory; nothing if they can.
   *
   * @param bytes not negative
   */
  public static Optional<String> ofHeap(long bytes) {
    long heap = Runtime.getRuntime().maxMemory();
    return bytes <= heap / 2
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "would take %d MB, more than half of the heap of %d MB; ROBUSTLT_JAVA_OPTS=-Xmx%dm"
                    + " gives it more",
                megabytes(bytes),
                megabytes(heap),
                megabytes(bytes) * 2 + 2));
  }

  private static long megabytes(long bytes) {
    return bytes >> 20;
  }
}
