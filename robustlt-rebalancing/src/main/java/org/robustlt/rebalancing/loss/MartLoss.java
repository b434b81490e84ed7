package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.rebalancing.probability.Softmax;

/**
 * Boosted cross-entropy of the adversarial logits, and the divergence from the natural prediction
 * where that is unsure of the true class (MART; Wang et al., ICLR 2020):
 *
 * <pre>−ln q_y − ln(1 − max_{c≠y} q_c) + β · (1 − p_y) · KL(p ‖ q)</pre>
 *
 * <p>with the natural prediction p and the adversarial prediction q. Logarithms are exact, where
 * the published code adds small numbers to keep them finite.
 */
public final class MartLoss implements PairLoss {
  private final double beta;

  MartLoss(DivergenceOptions options) {
    this.beta = options.beta();
  }

  @Override
  public String labelTerm() {
    return "boosted";
  }

  @Override
  public Terms at(Pair pair, int label) {
    double boosted = boosted(pair.adversarial(), label, pair.adversarialGradient());
    KlDivergence kl = KlDivergence.of(pair.natural(), pair.adversarial());
    double[] probabilities = Softmax.of(pair.natural());
    double weight = beta * (1 - probabilities[label]);
    for (int c = 0; c < probabilities.length; c++) {
      double slope = probabilities[label] * (probabilities[c] - (c == label ? 1 : 0));
      pair.naturalGradient()[c] = beta * slope * kl.value();
    }
    kl.addTargetGradient(weight, pair.naturalGradient());
    kl.addApproximationGradient(weight, pair.adversarialGradient());
    return new Terms(boosted, weight * kl.value());
  }

  private static double boosted(double[] logits, int label, double[] gradient) {
    double loss = CrossEntropy.PLAIN.at(logits, label, gradient);
    int rival = MarginObjective.rival(logits, label);
    double[] others = logits.clone();
    others[rival] = Double.NEGATIVE_INFINITY;
    // 1 − q_r = Σ_{c≠r} exp z_c / Σ exp z_c, which does not cancel.
    double[] all = Softmax.log(logits);
    double[] withoutRival = Softmax.log(others);
    double logRest = all[label] - withoutRival[label];
    for (int c = 0; c < gradient.length; c++) {
      gradient[c] += Math.exp(all[c]) - Math.exp(withoutRival[c]);
    }
    return loss - logRest;
  }

  /**
   * The weights of the two terms.
   *
   * @param divergence the weight of the divergence
   */
  @Component("mart")
  @Description(
      value = "boosted cross-entropy, and divergence where the natural prediction is unsure (MART)",
      source = "Wang et al., ICLR 2020")
  public record Options(@Inline DivergenceOptions divergence) implements RebalancingLossProvider {
    /** The defaults. */
    public Options() {
      this(DivergenceOptions.PUBLISHED);
    }

    @Override
    public MartLoss create(ComponentContext context) {
      if (context.classes() < 2) {
        throw new IllegalArgumentException(
            "mart needs at least 2 classes, got " + context.classes());
      }
      return new MartLoss(divergence);
    }
  }
}
