package org.robustlt.rebalancing.loss;

import java.util.Map;
import java.util.Set;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.loss.ExampleLoss;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.loss.Rows;

/**
 * Balanced softmax, and the divergence from what a teacher makes of the natural image:
 *
 * <pre>BSL(a, y) + λ·T²·KL(softmax(t/T) ‖ softmax(a/T))</pre>
 *
 * <p>with the adversarial logits a and the teacher's logits t. Learning from a teacher of the same
 * architecture that was trained on balanced data is self-distillation for long tails (Cho et al.,
 * ICLR 2025, arXiv 2503.06461), whose student joins balanced softmax and distillation. How it
 * distils could not be had; the divergence is that of Goldblum et al. (AAAI 2020, arXiv
 * 1905.09747).
 */
public final class DistillationLoss implements RebalancingLoss {
  private final Options options;
  private final ExampleLoss balanced;

  DistillationLoss(Options options, ClassFrequencies frequencies) {
    this.options = options;
    this.balanced =
        CrossEntropy.PLAIN.shiftedBy(BalancedSoftmaxLoss.shifts(options.tau(), frequencies));
  }

  @Override
  public Set<Input> inputs() {
    return Set.of(Input.TEACHER_LOGITS);
  }

  @Override
  public LossResult evaluate(LossInput input) {
    double[][] logits = Rows.of(input.adversarialLogits());
    double[][] taught = Rows.of(input.requireTeacherLogits());
    double[][] gradients = new double[logits.length][logits[0].length];
    double labels = 0;
    double divergence = 0;
    double temperature = options.temperature();
    for (int i = 0; i < logits.length; i++) {
      labels += balanced.at(logits[i], input.labels()[i], gradients[i]) / logits.length;
      Rows.scale(logits[i], 1 / temperature);
      Rows.scale(taught[i], 1 / temperature);
      KlDivergence kl = KlDivergence.of(taught[i], logits[i]);
      divergence += options.lambda() * temperature * temperature * kl.value() / logits.length;
      kl.addApproximationGradient(options.lambda() * temperature, gradients[i]);
      Rows.scale(gradients[i], 1.0 / logits.length);
    }
    return LossResult.ofAdversarialLogits(
            labels + divergence, Rows.like(input.adversarialLogits(), gradients))
        .withTerms(Map.of("balanced", labels, "kl", divergence));
  }

  /**
   * How much the teacher counts.
   *
   * @param lambda λ, the weight of the divergence
   * @param temperature T, which logits are divided by in the divergence
   * @param tau τ, what the logarithms of the class sizes are multiplied by
   */
  @Component("distillation")
  @Description(
      value = "balanced softmax and the predictions of model.teacher (self-distillation)",
      source = "Cho et al., ICLR 2025, arXiv 2503.06461; divergence: arXiv 1905.09747")
  public record Options(
      @Description("weight of the divergence from the teacher") double lambda,
      @Description("what logits are divided by in the divergence") double temperature,
      @Description("what the logarithms of the class sizes are multiplied by") double tau)
      implements RebalancingLossProvider {
    /** The defaults, which are ours. */
    public Options() {
      this(1, 1, 1);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if λ is negative, the temperature not positive, or one not
     *     finite
     */
    public Options {
      Require.notNegative("lambda", lambda);
      Require.positive("temperature", temperature);
      Require.finite("tau", tau);
    }

    @Override
    public DistillationLoss create(ComponentContext context) {
      return new DistillationLoss(this, context.frequencies());
    }
  }
}
