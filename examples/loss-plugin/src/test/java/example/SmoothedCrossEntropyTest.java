package example;

import java.util.Optional;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.tck.RebalancingLossContract;

class SmoothedCrossEntropyTest extends RebalancingLossContract {
  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    return new SmoothedCrossEntropy().create(context);
  }

  /** It does not look at class sizes: there is no other loss that it becomes for equal ones. */
  @Override
  protected Optional<RebalancingLoss> unbalanced() {
    return Optional.empty();
  }
}
