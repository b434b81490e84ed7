package org.robustlt.rebalancing.loss;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.rebalancing.observed.ClassRobustness;

/**
 * TRADES with a divergence that counts more for classes that withstand attacks (class-wise
 * calibrated regularization of CFA; Wei et al., CVPR 2023, arXiv 2303.14460):
 *
 * <pre>(CE(natural) + β_y·KL(p_natural ‖ p_adversarial)) / (1 + β_y),   β_y = (λ₂ + r_y)·β</pre>
 *
 * <p>where r_y is the robust accuracy of the class on the training images in the previous epoch. In
 * the first epochs, β_y is β. The budget {@code cfa} and the objective {@link KlNaturalObjective}
 * belong to it.
 */
public final class CfaLoss implements RebalancingLoss, TrainingListener, Stateful {
  private final double beta;
  private final int classes;
  private final ClassRobustness robustness;

  CfaLoss(Options options, int classes) {
    this.beta = options.divergence().beta();
    this.classes = classes;
    this.robustness = new ClassRobustness(classes, options.lambda(), options.warmup());
  }

  @Override
  public Set<Input> inputs() {
    return Set.of(Input.NATURAL_LOGITS);
  }

  @Override
  public LossResult evaluate(LossInput input) {
    double[] natural = new double[classes];
    Arrays.setAll(natural, c -> 1 / (1 + beta * robustness.factor(c, input.progress())));
    double[] divergence = new double[classes];
    Arrays.setAll(divergence, c -> 1 - natural[c]);
    return new ClassTrades(natural, divergence).evaluate(input);
  }

  @Override
  public void on(TrainingEvent event) {
    robustness.on(event);
  }

  @Override
  public Map<String, INDArray> state() {
    return robustness.state();
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    robustness.restore(state);
  }

  /**
   * How far the weight of the divergence follows the robustness of the classes.
   *
   * @param divergence β
   * @param lambda λ₂, the share of the weight that a class has which never withstands
   * @param warmup the share of the training before which every class has β; 10 of 200 epochs in the
   *     paper
   */
  @Component("cfa")
  @Description(
      value = "TRADES, whose divergence counts more for classes that withstood attacks (CFA)",
      source = "Wei et al., CVPR 2023, arXiv 2303.14460")
  public record Options(
      @Inline DivergenceOptions divergence,
      @Description(
              value = "share of the divergence's weight of a class that never withstands",
              source = "arXiv 2303.14460")
          double lambda,
      @Description(
              value = "share of the training before which every class has beta",
              unit = "share of all epochs")
          double warmup)
      implements RebalancingLossProvider {
    /** The defaults. */
    public Options() {
      this(DivergenceOptions.PUBLISHED, 0.5, 0.05);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if λ is negative or not finite, or the share not from 0 to 1
     */
    public Options {
      Require.notNegative("lambda", lambda);
      Require.share("warmup", warmup);
    }

    @Override
    public CfaLoss create(ComponentContext context) {
      return new CfaLoss(this, context.classes());
    }
  }
}
