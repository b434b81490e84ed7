package org.robustlt.api.attack;

import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What an attack maximizes, chosen by {@code attack.objective.use} of a recipe. */
@FunctionalInterface
public interface AdversarialObjective {
  /**
   * Returns the loss of a batch.
   *
   * @param labels {@code [batch]} true classes
   * @param naturalLogits computes the {@code [batch, classes]} logits of the natural images; asked
   *     only by objectives that compare with them
   */
  LogitLoss on(int[] labels, Supplier<INDArray> naturalLogits);
}
