package org.robustlt.api.loss;

import java.util.Set;

/**
 * What the training minimizes, as a function of logits and features.
 *
 * <p>The contract, which {@code RebalancingLossContract} of robustlt-tck checks: the gradients are
 * those of the value; all are finite for logits up to ±1e4; classes may be absent from the batch;
 * permuting the examples permutes the gradients and changes nothing else; the input is not
 * modified.
 */
public interface RebalancingLoss {
  /**
   * What a loss reads beside the adversarial logits. Only these are computed, and only these are
   * present in the input.
   */
  enum Input {
    /** The logits of the natural images. */
    NATURAL_LOGITS,
    /** The features of the adversarial images, before the classifier. */
    ADVERSARIAL_FEATURES
  }

  /** Returns what the loss reads beside the adversarial logits; always the same. */
  default Set<Input> inputs() {
    return Set.of();
  }

  /** Returns the loss of a batch and its gradients. A pure function of input and state. */
  LossResult evaluate(LossInput input);
}
