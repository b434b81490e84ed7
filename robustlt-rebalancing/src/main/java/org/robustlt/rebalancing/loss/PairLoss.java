package org.robustlt.rebalancing.loss;

import java.util.Map;
import java.util.Set;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.Rows;

/**
 * A loss of one example, the sum of a loss of its label and a divergence between the predictions of
 * its adversarial and its natural image; a batch takes the mean.
 */
interface PairLoss extends RebalancingLoss {
  /**
   * Returns both terms and puts their gradients into the pair.
   *
   * @param label the true class
   */
  Terms at(Pair pair, int label);

  /**
   * The two images of an example.
   *
   * @param adversarial {@code [classes]} logits; not to be modified
   * @param natural {@code [classes]} logits; not to be modified
   * @param adversarialGradient {@code [classes]} zeros, receives the gradient
   * @param naturalGradient {@code [classes]} zeros, receives the gradient
   */
  @SuppressWarnings("ArrayRecordComponent") // pairs are read and filled, not compared
  record Pair(
      double[] adversarial,
      double[] natural,
      double[] adversarialGradient,
      double[] naturalGradient) {}

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
      Pair pair = new Pair(adversarial[i], natural[i], adversarialGradient[i], naturalGradient[i]);
      Terms terms = at(pair, input.labels()[i]);
      labels += terms.label() / examples;
      divergence += terms.divergence() / examples;
      Rows.scale(adversarialGradient[i], 1.0 / examples);
      Rows.scale(naturalGradient[i], 1.0 / examples);
    }
    return LossResult.of(labels + divergence)
        .withTerms(Map.of(labelTerm(), labels, "kl", divergence))
        .withAdversarialLogitsGradient(Rows.like(input.adversarialLogits(), adversarialGradient))
        .withNaturalLogitsGradient(Rows.like(input.requireNaturalLogits(), naturalGradient));
  }
}
