package org.robustlt.bench.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.npy.NpyIntegers;
import org.robustlt.core.file.npy.NpyReader;
import org.robustlt.core.file.npy.NpzFile;
import org.robustlt.core.record.EvaluationRecord;

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
  private static final String MEND = "; evaluate again to have it anew, or take it away";

  /**
   * Reads the verdicts of a run; nothing if the file is not there: they make intervals narrower and
   * change no number.
   *
   * @throws FileFormatException if it is damaged, or belongs to other results
   */
  public static Optional<Verdicts> of(RunRecord run, String protocol) {
    Path file = run.directory().resolve("evaluation").resolve(protocol + ".npz");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Verdicts verdicts = read(file);
    run.evaluations().stream()
        .filter(evaluation -> evaluation.protocol().name().equals(protocol))
        .forEach(evaluation -> verdicts.check(file, evaluation));
    return Optional.of(verdicts);
  }

  private static Verdicts read(Path file) {
    try (NpzFile npz = new NpzFile(file)) {
      Verdicts verdicts =
          new Verdicts(read(npz, "index"), read(npz, "label"), read(npz, "prediction"));
      int size = verdicts.labels.length;
      if (verdicts.indices.length != size || verdicts.predictions.length != size) {
        throw new FileFormatException(file, "is damaged: its arrays differ in length" + MEND);
      }
      return verdicts;
    } catch (IOException e) {
      throw new FileFormatException(file, "is damaged: " + e.getMessage() + MEND, e);
    }
  }

  private void check(Path file, EvaluationRecord evaluation) {
    long[] right = new long[evaluation.perClass().size()];
    for (int i = 0; i < size(); i++) {
      if (labels[i] < 0 || labels[i] >= right.length) {
        throw new FileFormatException(file, "is damaged: there is no class " + labels[i] + MEND);
      }
      right[(int) labels[i]] += right(i) ? 1 : 0;
    }
    for (int label = 0; label < right.length; label++) {
      double share = evaluation.perClass().get(label);
      long images = evaluation.perClassExamples().get(label);
      if (images > 0 && right[label] != Math.round(share * images)) {
        throw new FileFormatException(
            file,
            "belongs to other results: of class "
                + label
                + ", "
                + right[label]
                + " images are classified rightly, and must be "
                + Math.round(share * images)
                + MEND);
      }
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
