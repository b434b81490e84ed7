package org.robustlt.attacks;

import org.junit.jupiter.api.Nested;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.attacks.TargetedPgdOptions.Loss;
import org.robustlt.attacks.TargetedPgdOptions.Order;
import org.robustlt.tck.AttackContract;

final class TargetedPgdContractTest {
  private abstract static class OfNorm extends AttackContract {
    private final TargetedPgdOptions options;

    OfNorm(Norm norm, Order order, Loss loss) {
      options =
          new TargetedPgdOptions(
              norm, Magnitude.of(0.03), 3, RandomStart.CLASS_EPSILON, 2, order, loss);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return options.create(context);
    }

    @Override
    protected Norm norm() {
      return options.norm();
    }
  }

  @Nested
  class Linf extends OfNorm {
    Linf() {
      super(Norm.LINF, Order.LIKELIEST, Loss.LOGIT_DIFFERENCE);
    }
  }

  @Nested
  class L2 extends OfNorm {
    L2() {
      super(Norm.L2, Order.LEAST_LIKELY, Loss.CROSS_ENTROPY);
    }
  }
}
