package org.robustlt.bench.command;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.robustlt.core.file.FileFault;

/** What is wrong with the machine rather than with the program. */
final class EnvironmentFault {
  /** As much as the native libraries take when they are unpacked. */
  private static final long NATIVE_BYTES = 600L << 20;

  private EnvironmentFault() {}

  /** Finds such a fault among the causes of a failure, and says what would help. */
  static Optional<String> among(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError memory) {
        return Optional.of(memory(memory));
      }
      if (cause instanceof LinkageError) {
        Optional<String> full = nativeCache();
        if (full.isPresent()) {
          return full;
        }
      }
    }
    return FileFault.among(failure);
  }

  /** Finds the lack of memory among the causes of a failure, and says what would help. */
  static Optional<String> ofMemory(Throwable failure) {
    return Throwables.getCausalChain(failure).stream()
        .filter(OutOfMemoryError.class::isInstance)
        .findFirst()
        .map(cause -> memory((OutOfMemoryError) cause));
  }

  private static String memory(OutOfMemoryError error) {
    String told = String.valueOf(error.getMessage());
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    return String.format(
        Locale.ROOT,
        "out of memory (%s): the heap may have %,d MiB; a smaller training.batchSize needs less,"
            + " ROBUSTLT_JAVA_OPTS=-Xmx4g gives more, robustlt doctor tells the limits",
        told,
        heap);
  }

  /** Native libraries that cannot be unpacked fail to load in many ways. */
  private static Optional<String> nativeCache() {
    Path cache =
        Path.of(
            System.getProperty(
                "org.bytedeco.javacpp.cachedir", System.getProperty("java.io.tmpdir", ".")));
    try {
      Files.createDirectories(cache);
      long free = Files.getFileStore(cache).getUsableSpace();
      return free < NATIVE_BYTES
          ? Optional.of(
              String.format(
                  Locale.ROOT,
                  "%s: the native libraries cannot be unpacked there: %,d MiB are free, they take up"
                      + " to %,d; make room, or name another place:"
                      + " ROBUSTLT_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=DIR",
                  cache,
                  free >> 20,
                  NATIVE_BYTES >> 20))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("the native libraries cannot be unpacked: " + FileFault.of(e));
    }
  }
}
