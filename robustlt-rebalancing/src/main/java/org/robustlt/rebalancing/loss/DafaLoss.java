package org.robustlt.rebalancing.loss;

import java.util.Map;
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
 * Mean cross-entropy of the adversarial logits, weighted by {@link ClassSimilarity} (DAFA on
 * PGD-AT; Lee et al., ICLR 2024, arXiv 2401.12532). The budget {@code dafa} belongs to it, with the
 * same options.
 */
public final class DafaLoss implements RebalancingLoss, TrainingListener, Stateful {
  private final ClassSimilarity similarity;

  DafaLoss(Options options, int classes) {
    this.similarity = new ClassSimilarity(options.similarity(), classes);
  }

  @Override
  public LossResult evaluate(LossInput input) {
    return CrossEntropy.PLAIN.times(similarity.weights()).mean(input);
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
   */
  @Component("dafa")
  @Description(
      value = "cross-entropy that weighs hard classes more which are taken for easier ones (DAFA)",
      source = "Lee et al., ICLR 2024, arXiv 2401.12532")
  public record Options(@Inline DafaOptions similarity) implements RebalancingLossProvider {
    /** The defaults. */
    public Options() {
      this(DafaOptions.PUBLISHED);
    }

    @Override
    public DafaLoss create(ComponentContext context) {
      return new DafaLoss(this, context.classes());
    }
  }
}
