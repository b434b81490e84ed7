package org.robustlt.api.loss;

import java.util.Optional;
import java.util.Set;
import org.robustlt.api.attack.LossKind;

/**
 * What the training minimizes, as a function of logits and features.
 *
 * <p>The contract, which {@code RebalancingLossContract} of robustlt-tck checks: the gradients are
 * those of the value; all are finite for logits up to ±1e4; classes may be absent from the batch;
 * permuting the examples permutes the gradients and changes nothing else; the input is not
 * modified. No gradient is returned of what the loss did not ask for.
 *
 * <p>Authors of losses implement this interface; {@link ExampleLoss} spares them the arrays.
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
    ADVERSARIAL_FEATURES,
    /** The logits that a teacher gives the natural images; no gradient reaches it. */
    TEACHER_LOGITS
  }

  /** Returns what the loss reads beside the adversarial logits; always the same. */
  default Set<Input> inputs() {
    return Set.of();
  }

  /**
   * Returns which of the usual losses this is, always the same: the mean over the batch of that
   * loss of the adversarial logits, and of the natural ones if it reads them. An engine may then
   * compute its gradients itself; nothing if it is another.
   */
  default Optional<LossKind> kind() {
    return Optional.empty();
  }

  /** Returns the loss of a batch and its gradients. A pure function of input and state. */
  LossResult evaluate(LossInput input);
}
