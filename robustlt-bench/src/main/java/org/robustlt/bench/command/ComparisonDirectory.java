package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ComparisonFile;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.lease.Leases;

/** Where a comparison goes. One process at a time works at it. */
final class ComparisonDirectory implements AutoCloseable {
  private final Path out;
  private final Path file;
  private final Path leases;
  private @Nullable Lease lease;

  ComparisonDirectory(Path out) {
    this.out = out;
    this.file = out.resolve("comparison.json");
    this.leases = out.resolve("leases");
  }

  /**
   * Makes sure that a comparison can begin here, or go on.
   *
   * @throws UserException if it cannot, or something else is here
   */
  void check(boolean resume) {
    if (!Files.exists(out)) {
      return;
    }
    if (Files.exists(file)) {
      if (!resume) {
        throw new UserException(
            out + " already holds a comparison; go on with it by --resume, or give another --out");
      }
      return;
    }
    try (Stream<Path> content = Files.list(out)) {
      if (content.anyMatch(path -> !path.equals(leases) && !AtomicFile.isPartial(path))) {
        throw new UserException(
            out + " is not empty and holds no comparison; give another directory with --out");
      }
    } catch (IOException e) {
      throw new UserException(out + " is no directory that can be read: " + e);
    }
  }

  /**
   * Takes the lease and marks the directory, so that a comparison that is stopped can go on there.
   *
   * @throws org.robustlt.core.lease.LeaseException if another process is at it
   */
  void begin(boolean resume) {
    try {
      Files.createDirectories(out);
      Lease taken = new Leases(leases).take("comparison", out.toString(), 0);
      lease = taken;
      check(resume);
      AtomicFile.removePartials(out, name -> true, taken.token());
      if (!Files.exists(file) || Files.size(file) == 0) {
        AtomicFile.write(file, taken, target -> Files.writeString(target, "{}\n"));
      }
    } catch (IOException e) {
      throw new UserException(FileFault.writing(out, e));
    }
  }

  /** Writes what came of it. */
  void write(Comparison comparison) {
    ComparisonFile.write(file, Optional.<Fence>ofNullable(lease).orElse(Fence.NONE), comparison);
  }

  @Override
  public void close() {
    if (lease != null) {
      lease.close();
    }
  }
}
