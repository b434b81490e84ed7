package org.robustlt.rebalancing.loss;

import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.loss.Rows;

/**
 * The divergence {@code KL(p_natural ‖ p_adversarial)} of the prediction from that of the natural
 * image, which TRADES maximizes (Zhang et al., ICML 2019). It does not use the labels.
 */
public final class KlNaturalObjective implements AdversarialObjective {
  @Override
  public LogitLoss on(int[] labels, Supplier<INDArray> naturalLogits) {
    INDArray natural = naturalLogits.get().dup();
    return new Divergence(natural, Rows.of(natural));
  }

  @Override
  public Optional<LossKind> kind() {
    return Optional.of(new LossKind.KlToNatural());
  }

  /**
   * The divergence of the examples of a batch.
   *
   * @param natural {@code [batch, classes]} logits of the natural images
   * @param rows the same by example
   */
  @SuppressWarnings("ArrayRecordComponent") // evaluated, not compared
  private record Divergence(INDArray natural, double[][] rows) implements LogitLoss.OfExample {
    @Override
    public Optional<LossKind.Bound> kind() {
      return Optional.of(new LossKind.KlToNatural().to(natural));
    }

    @Override
    public double at(int example, double[] logits, double[] gradient) {
      KlDivergence kl = KlDivergence.of(rows[example], logits);
      kl.addApproximationGradient(1, gradient);
      return kl.value();
    }
  }

  /** There is nothing to choose. */
  @Component("kl-natural")
  @Description(
      value = "divergence of the prediction from that of the natural image (TRADES)",
      source = "Zhang et al., ICML 2019")
  public record Options() implements AdversarialObjectiveProvider {
    @Override
    public KlNaturalObjective create(ComponentContext context) {
      return new KlNaturalObjective();
    }
  }
}
