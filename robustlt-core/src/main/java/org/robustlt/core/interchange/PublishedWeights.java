package org.robustlt.core.interchange;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.nd4j.linalg.api.buffer.DataType;
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

  /** What RoBal's classifier keeps of the features it saw; nothing reads it in evaluation. */
  private static final String MOVING_FEATURE = "classifier.moving_ed";

  private static final Pattern ROBAL =
      Pattern.compile("(?m)^ +classifier:\\s*\\R +use: cosine-plus$");

  private PublishedWeights() {}

  /**
   * Writes the file.
   *
   * @throws IOException if that fails; a former file of the name is then unchanged
   */
  public static void write(Path file, Checkpoint checkpoint) throws IOException {
    Map<String, INDArray> arrays =
        withCounters(checkpoint.weights(), checkpoint.manifest().updates());
    if (ROBAL.matcher(checkpoint.recipe()).find()) {
      arrays.put(MOVING_FEATURE, Nd4j.zeros(DataType.FLOAT, 1, features(arrays)));
    }
    TensorFileWriter.write(
        file,
        new TensorFile(
            arrays,
            ImmutableMap.of(
                "format", "pt",
                "recipeHash", checkpoint.manifest().recipeHash(),
                "recipe", checkpoint.recipe())));
  }

  private static long features(Map<String, INDArray> arrays) {
    INDArray weight = arrays.get("classifier.weight");
    return weight == null ? 0 : weight.size(1);
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
