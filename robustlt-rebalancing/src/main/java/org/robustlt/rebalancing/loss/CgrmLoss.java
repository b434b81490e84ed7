package org.robustlt.rebalancing.loss;

import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.loss.ExampleLoss;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.loss.Rows;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.rebalancing.observed.ConfusionGeometry;
import org.robustlt.rebalancing.observed.GeometryOptions;

/**
 * Balanced softmax and margins at the boundaries over which attacks move images, weighted by class
 * (CGRm on PGD-AT; Zhao et al., <i>Confusion-Geometry Rebalancing for Long-Tailed Adversarial
 * Training</i>, arXiv 2608.09688, as in the authors' published code):
 *
 * <pre>w_y·(BSL(z, y) + λ·Σ_j G_yj·max(0, m − z_y + z_j))</pre>
 *
 * <p>with adversarial logits z, weights w and graph G of {@link ConfusionGeometry}. The objective
 * {@link BalancedSoftmaxObjective} belongs to it.
 */
public final class CgrmLoss implements RebalancingLoss, TrainingListener, Stateful {
  private final Options options;
  private final ExampleLoss balanced;
  private final ConfusionGeometry geometry;

  CgrmLoss(Options options, ClassFrequencies frequencies) {
    this.options = options;
    this.balanced =
        CrossEntropy.PLAIN.shiftedBy(BalancedSoftmaxLoss.shifts(options.tau(), frequencies));
    this.geometry = new ConfusionGeometry(options.geometry(), frequencies);
  }

  @Override
  public Set<Input> inputs() {
    return Set.of(Input.ADVERSARIAL_FEATURES); // which the geometry hears of
  }

  @Override
  public LossResult evaluate(LossInput input) {
    double[] weights = geometry.weights();
    double[][] logits = Rows.of(input.adversarialLogits());
    double[][] gradients = new double[logits.length][weights.length];
    double labels = 0;
    double margins = 0;
    for (int i = 0; i < logits.length; i++) {
      int label = input.labels()[i];
      double weight = weights[label] / logits.length;
      labels += weight * balanced.at(logits[i], label, gradients[i]);
      margins += weight * margins(logits[i], label, gradients[i]);
      Rows.scale(gradients[i], weight);
    }
    return LossResult.ofAdversarialLogits(
            labels + margins, Rows.like(input.adversarialLogits(), gradients))
        .withTerms(Map.of("balanced", labels, "margin", margins));
  }

  private double margins(double[] logits, int label, double[] gradient) {
    double value = 0;
    for (int c = 0; c < logits.length; c++) {
      double edge = options.lambda() * geometry.edge(label, c);
      double lacking = options.margin() - logits[label] + logits[c];
      if (edge > 0 && lacking > 0) {
        value += edge * lacking;
        gradient[c] += edge;
        gradient[label] -= edge;
      }
    }
    return value;
  }

  @Override
  public void on(TrainingEvent event) {
    geometry.on(event);
  }

  @Override
  public Map<String, INDArray> state() {
    return geometry.state();
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    geometry.restore(state);
  }

  /**
   * How the loss follows what attacks do to the classes.
   *
   * @param geometry how classes are watched
   * @param lambda λ, the weight of the margins
   * @param margin m, by how much the true class has to win
   * @param tau τ, what the logarithms of the class sizes are multiplied by
   */
  @Component("cgrm")
  @Description(
      value = "balanced softmax and margins at the boundaries that attacks cross, by class (CGRm)",
      source = "Zhao et al., arXiv 2608.09688")
  public record Options(
      @Inline GeometryOptions geometry,
      @Description("weight of the margins") double lambda,
      @Description("by how much the true class has to win at these boundaries") double margin,
      @Description("what the logarithms of the class sizes are multiplied by") double tau)
      implements RebalancingLossProvider {
    /** Those of the published code. */
    public Options() {
      this(GeometryOptions.PUBLISHED, 0.1, 0.5, 1);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if λ or the margin is negative, or one not finite
     */
    public Options {
      Require.notNegative("lambda", lambda);
      Require.notNegative("margin", margin);
      Require.finite("tau", tau);
    }

    @Override
    public CgrmLoss create(ComponentContext context) {
      return new CgrmLoss(this, context.frequencies());
    }
  }
}
