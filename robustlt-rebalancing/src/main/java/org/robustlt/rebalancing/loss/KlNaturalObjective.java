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
    double[][] natural = Rows.of(naturalLogits.get());
    LogitLoss.OfExample divergence =
        (example, adversarial, gradient) -> {
          KlDivergence kl = KlDivergence.of(natural[example], adversarial);
          kl.addApproximationGradient(1, gradient);
          return kl.value();
        };
    return divergence;
  }

  @Override
  public Optional<LossKind> kind() {
    return Optional.of(new LossKind.KlToNatural());
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
