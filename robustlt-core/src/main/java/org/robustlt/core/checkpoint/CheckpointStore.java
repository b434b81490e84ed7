package org.robustlt.core.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.robustlt.core.file.Fence;

/** The checkpoints of a run: the last one and the one that was best on validation. */
public final class CheckpointStore {
  private final Path directory;

  /** Keeps checkpoints in the given directory, which need not exist yet. */
  public CheckpointStore(Path directory) {
    this.directory = directory;
  }

  /** Which checkpoint of a run. */
  public enum Which {
    /** After the last epoch that is done. */
    LAST,
    /** After the epoch with the best validation. */
    BEST;

    /** Returns what protocols call it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns where a checkpoint lies, if it exists. */
  public Path file(Which which) {
    return directory.resolve(which.label() + ".safetensors");
  }

  /**
   * Reads a checkpoint.
   *
   * @return nothing if there is none
   * @throws org.robustlt.core.file.FileFormatException if it is damaged
   */
  public Optional<Checkpoint> find(Which which) {
    Path file = file(which);
    return Files.exists(file) ? Optional.of(new CheckpointFile(file).read()) : Optional.empty();
  }

  /**
   * Writes the last checkpoint, and before it, if it is the best so far, the best one: a run that
   * is killed between the two does the epoch again and writes both anew.
   *
   * @param fence the right to write them
   * @throws UncheckedIOException if that fails
   */
  public void save(Checkpoint checkpoint, boolean best, Fence fence) {
    try {
      Files.createDirectories(directory);
      if (best) {
        new CheckpointFile(file(Which.BEST)).write(checkpoint, fence);
      }
      new CheckpointFile(file(Which.LAST)).write(checkpoint, fence);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
