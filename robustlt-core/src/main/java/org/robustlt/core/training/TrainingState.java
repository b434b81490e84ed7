package org.robustlt.core.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.Stateful;
import org.robustlt.core.checkpoint.Checkpoint;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.optimization.Optimizer;

/**
 * All arrays that a training changes, so that a checkpoint can hold them.
 *
 * @param network the network
 * @param optimizer its optimizer
 * @param average the average of its weights, if one is kept
 * @param stateful the components that remember something, by phase and part
 */
record TrainingState(
    Network network,
    Optimizer optimizer,
    Optional<AveragedWeights> average,
    Map<String, Stateful> stateful) {

  /** Returns all arrays under the names that they have in checkpoints. */
  Map<String, INDArray> arrays() {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters().all()) {
      arrays.put(parameter.name(), parameter.value());
    }
    average.ifPresent(a -> put(arrays, Checkpoint.Part.AVERAGE, a.arrays()));
    put(arrays, Checkpoint.Part.OPTIMIZER, optimizer.memory());
    stateful.forEach(
        (name, component) ->
            component
                .state()
                .forEach(
                    (key, array) ->
                        arrays.put(Checkpoint.Part.STATE.qualify(name + "/" + key), array)));
    return arrays;
  }

  /**
   * Takes up what a checkpoint holds.
   *
   * @throws FileFormatException if it holds another network, optimizer or method
   */
  void restore(Path file, Checkpoint checkpoint) {
    NetworkWeights.load(network, file, checkpoint.arrays());
    average.ifPresent(
        a -> {
          Map<String, INDArray> saved = checkpoint.part(Checkpoint.Part.AVERAGE);
          a.arrays().forEach((name, array) -> array.assign(required(file, saved, name, array)));
        });
    Map<String, INDArray> state = checkpoint.part(Checkpoint.Part.STATE);
    try {
      optimizer.restore(checkpoint.part(Checkpoint.Part.OPTIMIZER));
      stateful.forEach((name, component) -> component.restore(within(state, name + "/")));
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(file, "does not fit the recipe: " + e.getMessage(), e);
    }
  }

  private static void put(
      Map<String, INDArray> target, Checkpoint.Part part, Map<String, INDArray> arrays) {
    arrays.forEach((name, array) -> target.put(part.qualify(name), array));
  }

  private static Map<String, INDArray> within(Map<String, INDArray> arrays, String prefix) {
    Map<String, INDArray> found = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), array);
          }
        });
    return found;
  }

  private static INDArray required(
      Path file, Map<String, INDArray> arrays, String name, INDArray like) {
    INDArray array = arrays.get(name);
    if (array == null || !Arrays.equals(array.shape(), like.shape())) {
      throw new FileFormatException(file, "has no array \"" + name + "\" of the right shape");
    }
    return array;
  }
}
