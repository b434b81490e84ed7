package org.robustlt.core.run;

import java.io.IOException;
import java.nio.file.Path;
import org.robustlt.core.evaluation.ExampleOutcomes;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.npy.NpzWriter;
import org.robustlt.core.record.ProtocolRecord;

/**
 * How far the nearest adversarial image of every example is that was found, as arrays that {@code
 * numpy.load} reads: {@code index} in the test set, {@code label}, {@code clean_prediction} and
 * {@code distance}, which is 0 for misclassified without an attack and infinite where none was
 * found. The entry {@code protocol.json} tells the protocol.
 */
final class DistancesFile {
  private DistancesFile() {}

  static void write(Path file, ExampleOutcomes outcomes, ProtocolRecord protocol)
      throws IOException {
    try (NpzWriter npz = NpzWriter.create(file)) {
      npz.add("index", outcomes.indices());
      npz.add("label", outcomes.labels());
      npz.add("clean_prediction", outcomes.natural());
      npz.add("distance", outcomes.distances());
      npz.addText("protocol.json", Json.pages(protocol));
    }
  }
}
