package org.robustlt.core.interchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.checkpoint.Checkpoint;
import org.robustlt.core.file.TensorFile;
import org.robustlt.core.file.TensorFileWriter;

/**
 * Writes the weights of a checkpoint as a {@code state_dict} in a safetensors file, under the names
 * of the published code; averaged where an average was kept.
 */
public final class PublishedWeights {
  private static final String STATISTIC = ".running_var";

  private PublishedWeights() {}

  /**
   * Writes the file.
   *
   * @throws IOException if that fails; a former file of the name is then unchanged
   */
  public static void write(Path file, Checkpoint checkpoint) throws IOException {
    TensorFileWriter.write(
        file,
        new TensorFile(
            withCounters(checkpoint.weights(), checkpoint.manifest().updates()),
            Map.of("format", "pt", "recipeHash", checkpoint.manifest().recipeHash())));
  }

  /** Adds the updates that PyTorch counts beside running statistics; nothing reads them. */
  private static Map<String, INDArray> withCounters(Map<String, INDArray> weights, long updates) {
    Map<String, INDArray> complete = new LinkedHashMap<>();
    weights.forEach(
        (name, array) -> {
          complete.put(name, array);
          if (name.endsWith(STATISTIC)) {
            complete.put(
                name.substring(0, name.length() - STATISTIC.length()) + ".num_batches_tracked",
                Nd4j.scalar(updates));
          }
        });
    return complete;
  }
}
