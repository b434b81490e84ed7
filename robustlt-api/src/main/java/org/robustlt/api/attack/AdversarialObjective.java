package org.robustlt.api.attack;

import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an attack maximizes, chosen by {@code attack.objective.use} of a recipe. Authors of
 * objectives implement this interface.
 */
@FunctionalInterface
public interface AdversarialObjective {
  /**
   * Returns the loss of a batch.
   *
   * @param labels {@code [batch]} true classes
   * @param naturalLogits computes the {@code [batch, classes]} logits of the natural images; asked
   *     only by objectives that compare with them, and only during this call
   */
  LogitLoss on(int[] labels, Supplier<INDArray> naturalLogits);

  /**
   * Returns which of the usual losses the objective is, always the same, so that an engine may
   * compute it itself; nothing if it is another.
   */
  default Optional<LossKind> kind() {
    return Optional.empty();
  }
}
