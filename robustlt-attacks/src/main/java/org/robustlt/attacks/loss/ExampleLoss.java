package org.robustlt.attacks.loss;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;

/** A loss of every example by itself, computed in doubles. */
public interface ExampleLoss extends LogitLoss, LogitLoss.OfExample {
  @Override
  default Value at(INDArray logits) {
    return Value.of(logits, this);
  }

  /** Returns the loss of the examples of the given indices. */
  default ExampleLoss only(int[] indices) {
    return (example, logits, gradient) -> at(indices[example], logits, gradient);
  }

  /**
   * Returns the loss of some examples in a row.
   *
   * @param first the first of them
   * @param count how many; the loss of any further row of logits is 0
   */
  default LogitLoss part(int first, int count) {
    return logits ->
        Value.of(
            logits,
            (example, row, gradient) -> example < count ? at(first + example, row, gradient) : 0);
  }
}
