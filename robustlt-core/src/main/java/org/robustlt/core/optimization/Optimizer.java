package org.robustlt.core.optimization;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Moves a flat array of weights along its gradient. Its memory has the type of the weights. */
public interface Optimizer {
  /** Returns the rates that schedules start from. */
  Rates peakRates();

  /**
   * Updates the weights.
   *
   * @param weights {@code [n]}, changed in place
   * @param gradient {@code [n]}, used as scratch: its content is lost
   * @param rates the learning rate and momentum of this epoch
   */
  void step(INDArray weights, INDArray gradient, Rates rates);

  /** Returns the memory by name: the arrays themselves, for checkpoints to read. */
  Map<String, INDArray> memory();

  /**
   * Takes up memory as {@link #memory()} gave it, by copying.
   *
   * @throws IllegalArgumentException if a name is missing or a length differs
   */
  default void restore(Map<String, INDArray> saved) {
    memory()
        .forEach(
            (name, array) -> {
              INDArray source = saved.get(name);
              if (source == null || source.length() != array.length()) {
                throw new IllegalArgumentException(
                    "the optimizer needs \"" + name + "\" of length " + array.length());
              }
              array.assign(source.reshape(array.shape()));
            });
  }

  /**
   * What a schedule sets.
   *
   * @param learningRate step size in the space of weights
   * @param momentum weight of the former steps
   */
  record Rates(double learningRate, double momentum) {}
}
