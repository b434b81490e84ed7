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

/** The cross-entropy of the true class, which PGD-AT maximizes (Madry et al., ICLR 2018). */
public final class CrossEntropyObjective implements AdversarialObjective {
  @Override
  public LogitLoss on(int[] labels, Supplier<INDArray> naturalLogits) {
    return new KnownLoss(new LossKind.CrossEntropy(0), labels, CrossEntropy.PLAIN);
  }

  @Override
  public Optional<LossKind> kind() {
    return Optional.of(new LossKind.CrossEntropy(0));
  }

  /** There is nothing to choose. */
  @Component("cross-entropy")
  @Description("cross-entropy of the true class")
  public record Options() implements AdversarialObjectiveProvider {
    @Override
    public CrossEntropyObjective create(ComponentContext context) {
      return new CrossEntropyObjective();
    }
  }
}
