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
   * Reads the checkpoint within an epoch after those of the last one.
   *
   * @param saved how many the last one has done
   * @return nothing if there is none, or only one of an earlier epoch
   * @throws org.robustlt.core.file.FileFormatException if it is damaged
   */
  public Optional<Checkpoint> findUnfinished(int saved) {
    CheckpointFile file = new CheckpointFile(unfinished());
    return Files.exists(unfinished()) && file.readManifest().epoch() >= saved
        ? Optional.of(file.read())
        : Optional.empty();
  }

  /** Returns where the checkpoint of an epoch lies that is not finished, if it exists. */
  public Path unfinished() {
    return directory.resolve("unfinished.safetensors");
  }

  /** Returns where the weights after an epoch lie, if they were kept. */
  public Path ofEpoch(int epoch) {
    return directory.resolve("epoch-" + epoch + ".safetensors");
  }

  /**
   * Writes a checkpoint within an epoch.
   *
   * @param fence the right to write it
   * @throws UncheckedIOException if that fails
   */
  public void saveUnfinished(Checkpoint checkpoint, Fence fence) {
    write(unfinished(), checkpoint, fence);
  }

  /**
   * Keeps the weights of a checkpoint, under the number of its epoch.
   *
   * @param fence the right to write them
   * @throws UncheckedIOException if that fails
   */
  public void keep(Checkpoint checkpoint, Fence fence) {
    write(ofEpoch(checkpoint.manifest().epoch()), checkpoint.onlyWeights(), fence);
  }

  private void write(Path file, Checkpoint checkpoint, Fence fence) {
    try {
      Files.createDirectories(directory);
      new CheckpointFile(file).write(checkpoint, fence);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the last checkpoint, and before it, if it is the best so far, the best one: a run that
   * is killed between the two does the epoch again and writes both anew.
   *
   * @param fence the right to write them
   * @throws UncheckedIOException if that fails
   */
  public void save(Checkpoint checkpoint, boolean best, Fence fence) {
    if (best) {
      write(file(Which.BEST), checkpoint, fence);
    }
    write(file(Which.LAST), checkpoint, fence);
    try {
      Files.deleteIfExists(unfinished());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
