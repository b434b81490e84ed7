package org.robustlt.rebalancing.loss;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.rebalancing.observed.ClassSimilarity;
import org.robustlt.rebalancing.observed.DafaOptions;

/**
 * TRADES, whose cross-entropy is weighted by {@link ClassSimilarity}: {@code w_y·CE(natural) +
 * β·KL(p_natural ‖ p_adversarial)} (DAFA on TRADES; Lee et al., ICLR 2024, arXiv 2401.12532). The
 * budget {@code dafa}, with the same options, and the objective {@link KlNaturalObjective} belong
 * to it. That the divergence is not weighted is so in the authors' published code.
 */
public final class DafaTradesLoss implements RebalancingLoss, TrainingListener, Stateful {
  private final ClassSimilarity similarity;
  private final double beta;

  DafaTradesLoss(Options options, int classes) {
    this.similarity = new ClassSimilarity(options.similarity(), classes);
    this.beta = options.divergence().beta();
  }

  @Override
  public Set<Input> inputs() {
    return Set.of(Input.NATURAL_LOGITS);
  }

  @Override
  public LossResult evaluate(LossInput input) {
    double[] weights = similarity.weights();
    double[] divergence = new double[weights.length];
    Arrays.fill(divergence, beta);
    return new ClassTrades(weights, divergence).evaluate(input);
  }

  @Override
  public void on(TrainingEvent event) {
    similarity.on(event);
  }

  @Override
  public Map<String, INDArray> state() {
    return similarity.state();
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    similarity.restore(state);
  }

  /**
   * How weights follow the similarity of the classes.
   *
   * @param similarity when classes are compared, and how much that counts
   * @param divergence β
   */
  @Component("dafa-trades")
  @Description(
      value = "TRADES that weighs hard classes more which are taken for easier ones (DAFA)",
      source = "Lee et al., ICLR 2024, arXiv 2401.12532")
  public record Options(@Inline DafaOptions similarity, @Inline DivergenceOptions divergence)
      implements RebalancingLossProvider {
    /** The defaults. */
    public Options() {
      this(DafaOptions.PUBLISHED, DivergenceOptions.PUBLISHED);
    }

    @Override
    public DafaTradesLoss create(ComponentContext context) {
      return new DafaTradesLoss(this, context.classes());
    }
  }
}
