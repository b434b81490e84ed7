package org.robustlt.rebalancing.loss;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;

/**
 * A loss of one example, the sum of a loss of its label and a divergence between the predictions of
 * its adversarial and its natural image; a batch takes the mean.
 */
interface PairLoss extends RebalancingLoss {
  /**
   * Returns both terms.
   *
   * @param adversarial {@code [classes]} logits; not to be modified
   * @param natural {@code [classes]} logits; not to be modified
   * @param label the true class
   * @param adversarialGradient {@code [classes]} zeros, receives the gradient
   * @param naturalGradient {@code [classes]} zeros, receives the gradient
   */
  Terms at(
      double[] adversarial,
      double[] natural,
      int label,
      double[] adversarialGradient,
      double[] naturalGradient);

  /**
   * The parts of the loss.
   *
   * @param label the loss of the label
   * @param divergence the weighted divergence
   */
  record Terms(double label, double divergence) {}

  /** Returns what the loss of the label is called; the divergence is called {@code kl}. */
  String labelTerm();

  @Override
  default Set<Input> inputs() {
    return Set.of(Input.NATURAL_LOGITS);
  }

  @Override
  default LossResult evaluate(LossInput input) {
    double[][] adversarial = Rows.of(input.adversarialLogits());
    double[][] natural = Rows.of(input.requireNaturalLogits());
    int examples = natural.length;
    double[][] adversarialGradient = new double[examples][natural[0].length];
    double[][] naturalGradient = new double[examples][natural[0].length];
    double labels = 0;
    double divergence = 0;
    for (int i = 0; i < examples; i++) {
      Terms terms =
          at(
              adversarial[i],
              natural[i],
              input.labels()[i],
              adversarialGradient[i],
              naturalGradient[i]);
      labels += terms.label() / examples;
      divergence += terms.divergence() / examples;
      Rows.scale(adversarialGradient[i], 1.0 / examples);
      Rows.scale(naturalGradient[i], 1.0 / examples);
    }
    return new LossResult(
        labels + divergence,
        Map.of(labelTerm(), labels, "kl", divergence),
        Optional.of(Rows.like(input.adversarialLogits(), adversarialGradient)),
        Optional.of(Rows.like(input.requireNaturalLogits(), naturalGradient)),
        Optional.empty());
  }
}
