package org.robustlt.core.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;
import org.robustlt.core.checkpoint.Checkpoint;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.file.FileFormatException;

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
    average.ifPresent(
        a ->
            a.parts()
                .forEach(
                    part ->
                        arrays.put(Checkpoint.Part.AVERAGE.qualify(part.name()), part.array())));
    optimizer
        .memory()
        .forEach(
            (name, vector) -> arrays.put(Checkpoint.Part.OPTIMIZER.qualify(name), vector.array()));
    stateful.forEach(
        (name, component) ->
            component
                .state()
                .forEach(
                    (key, array) ->
                        arrays.put(Checkpoint.Part.STATE.qualify(name + "/" + key), array)));
    return arrays;
  }

  /** Returns what forbids to save, if anything does: values that are not finite. */
  Optional<String> problem() {
    return arrays().entrySet().stream()
        .filter(entry -> entry.getValue().dataType().isFPType())
        .filter(entry -> !Double.isFinite(entry.getValue().norm2Number().doubleValue()))
        .findFirst()
        .map(entry -> entry.getKey() + " holds values that are not finite");
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
          a.parts().forEach(part -> part.values().load(required(file, saved, part)));
        });
    Map<String, INDArray> state = checkpoint.part(Checkpoint.Part.STATE);
    try {
      Map<String, INDArray> memory = checkpoint.part(Checkpoint.Part.OPTIMIZER);
      optimizer.memory().forEach((name, vector) -> restore(name, memory.get(name), vector));
      stateful.forEach((name, component) -> component.restore(within(state, name + "/")));
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(file, "does not fit the recipe: " + e.getMessage(), e);
    }
  }

  private static void restore(String name, @Nullable INDArray saved, Vector vector) {
    if (saved == null || saved.length() != vector.length()) {
      throw new IllegalArgumentException(
          "the optimizer needs \"" + name + "\" of length " + vector.length());
    }
    vector.load(saved);
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
      Path file, Map<String, INDArray> arrays, ParameterVector.Part part) {
    INDArray array = arrays.get(part.name());
    long[] shape = part.shape().stream().mapToLong(Integer::longValue).toArray();
    if (array == null || !Arrays.equals(array.shape(), shape)) {
      throw new FileFormatException(
          file, "has no array \"" + part.name() + "\" of the right shape");
    }
    return array;
  }
}
