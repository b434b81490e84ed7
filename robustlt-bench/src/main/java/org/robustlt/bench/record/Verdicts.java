package org.robustlt.bench.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.robustlt.core.file.npy.NpyIntegers;
import org.robustlt.core.file.npy.NpyReader;
import org.robustlt.core.file.npy.NpzFile;

/**
 * Which test images an evaluation found classified rightly, as {@code evaluation/PROTOCOL.npz}
 * tells it.
 *
 * @param indices where the images stand in the test set
 * @param labels their classes
 * @param predictions what they are taken for in the worst case that was found
 */
@SuppressWarnings("ArrayRecordComponent") // compared by the methods below
public record Verdicts(long[] indices, long[] labels, long[] predictions) {
  /**
   * Reads the verdicts of a run; nothing if the file is not there, or damaged: they make intervals
   * narrower and change no number.
   */
  public static Optional<Verdicts> of(RunRecord run, String protocol) {
    Path file = run.directory().resolve("evaluation").resolve(protocol + ".npz");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (NpzFile npz = new NpzFile(file)) {
      Verdicts verdicts =
          new Verdicts(read(npz, "index"), read(npz, "label"), read(npz, "prediction"));
      int size = verdicts.labels.length;
      return verdicts.indices.length == size && verdicts.predictions.length == size
          ? Optional.of(verdicts)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the number of images. */
  public int size() {
    return labels.length;
  }

  /** Returns whether an image is classified rightly. */
  public boolean right(int position) {
    return predictions[position] == labels[position];
  }

  /** Returns whether the other verdicts are of the same images. */
  public boolean ofSameImages(Verdicts other) {
    return Arrays.equals(indices, other.indices) && Arrays.equals(labels, other.labels);
  }

  private static long[] read(NpzFile npz, String name) throws IOException {
    try (NpyReader array = npz.open(name)) {
      return NpyIntegers.read(array);
    }
  }
}
