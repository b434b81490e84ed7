package org.robustlt.rebalancing.loss;

/**
 * TRADES with weights of the true class y: {@code a_y·CE(natural) + b_y·KL(p_natural ‖
 * p_adversarial)}.
 *
 * @param natural {@code [classes]} the weights a
 * @param divergence {@code [classes]} the weights b
 */
@SuppressWarnings("ArrayRecordComponent") // evaluated, not compared
record ClassTrades(double[] natural, double[] divergence) implements PairLoss {
  @Override
  public String labelTerm() {
    return "natural";
  }

  @Override
  public Terms at(Pair pair, int label) {
    double crossEntropy =
        CrossEntropy.PLAIN.times(natural).at(pair.natural(), label, pair.naturalGradient());
    KlDivergence kl = KlDivergence.of(pair.natural(), pair.adversarial());
    kl.addTargetGradient(divergence[label], pair.naturalGradient());
    kl.addApproximationGradient(divergence[label], pair.adversarialGradient());
    return new Terms(crossEntropy, divergence[label] * kl.value());
  }
}
