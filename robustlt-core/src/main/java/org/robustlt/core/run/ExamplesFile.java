package org.robustlt.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.robustlt.core.evaluation.ExampleOutcomes;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.npy.NpyIntegers;
import org.robustlt.core.file.npy.NpyReader;
import org.robustlt.core.file.npy.NpzFile;
import org.robustlt.core.file.npy.NpzWriter;
import org.robustlt.core.record.ProtocolRecord;

/**
 * What became of every example of an evaluation, as arrays that {@code numpy.load} reads: {@code
 * index} in the test set, {@code label}, {@code clean_prediction}, {@code prediction} in the worst
 * case, {@code clean_confidence} and {@code confidence} (their probabilities, the second of the
 * last image that was tried), {@code broken_by} (the stage, counted from 0; -1 for none, -2 for
 * misclassified without an attack), {@code linf}, {@code l2}, {@code pixel_min} and {@code
 * pixel_max} of the last image that was tried, which is the adversarial one where there is one. The
 * entry {@code protocol.json} tells the protocol and the names of the stages.
 */
final class ExamplesFile {
  private ExamplesFile() {}

  /** The entry {@code protocol.json}. */
  private record Description(ProtocolRecord protocol, List<String> stages) {}

  /**
   * Reads which stage broke each example, or {@link ExampleOutcomes#WITHSTOOD} or {@link
   * ExampleOutcomes#NATURALLY}.
   *
   * @throws RunException if the file cannot be read
   */
  static long[] brokenBy(Path file) {
    try (NpzFile npz = new NpzFile(file);
        NpyReader array = npz.open("broken_by")) {
      return NpyIntegers.read(array);
    } catch (IOException e) {
      throw new RunException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  static void write(
      Path file, ExampleOutcomes outcomes, ProtocolRecord protocol, List<String> stages)
      throws IOException {
    try (NpzWriter npz = NpzWriter.create(file)) {
      npz.add("index", outcomes.indices());
      npz.add("label", outcomes.labels());
      npz.add("clean_prediction", outcomes.natural());
      npz.add("prediction", outcomes.predictions());
      npz.add("clean_confidence", outcomes.naturalConfidences());
      npz.add("confidence", outcomes.confidences());
      npz.add("broken_by", outcomes.brokenBy());
      npz.add("linf", outcomes.linf());
      npz.add("l2", outcomes.l2());
      if (outcomes.l1().isPresent()) {
        npz.add("l1", outcomes.l1().get());
      }
      npz.add("pixel_min", outcomes.lowest());
      npz.add("pixel_max", outcomes.highest());
      npz.addText("protocol.json", Json.pages(new Description(protocol, stages)));
    }
  }
}
