package org.robustlt.core.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.checkpoint.Checkpoint;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.file.FileFormatException;

/** Puts saved weights into a network. */
public final class NetworkWeights {
  private static final int SHOWN = 8;

  private NetworkWeights() {}

  /**
   * Copies a checkpoint's weights, or their average where one was kept.
   *
   * @throws FileFormatException if it holds another network; the network is then unchanged
   */
  public static void loadForEvaluation(Network network, Path file, Checkpoint checkpoint) {
    load(network, file, checkpoint.weights());
  }

  /**
   * Copies the array of every parameter of the network; other arrays are not read.
   *
   * @param file where the arrays come from, for messages
   * @throws FileFormatException if one is missing or has another shape; the network is then
   *     unchanged
   */
  public static void load(Network network, Path file, Map<String, INDArray> arrays) {
    List<String> differences = new ArrayList<>();
    for (Parameter parameter : network.parameters().all()) {
      INDArray saved = arrays.get(parameter.name());
      String wanted = parameter.name() + " " + Arrays.toString(parameter.shape());
      if (saved == null) {
        differences.add("is missing: " + wanted);
      } else if (!Arrays.equals(saved.shape(), parameter.shape())) {
        differences.add("has shape " + Arrays.toString(saved.shape()) + " in the file: " + wanted);
      }
    }
    if (!differences.isEmpty()) {
      String shown =
          String.join("\n  ", differences.subList(0, Math.min(SHOWN, differences.size())));
      throw new FileFormatException(
          file,
          "holds another network: "
              + differences.size()
              + " of "
              + network.parameters().all().size()
              + " arrays do not fit\n  "
              + shown
              + (differences.size() > SHOWN ? "\n  …" : ""));
    }
    network
        .parameters()
        .all()
        .forEach(p -> p.values().load(Objects.requireNonNull(arrays.get(p.name()))));
    network.parameters().changed();
  }
}
