package org.robustlt.attacks;

import org.junit.jupiter.api.Nested;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;

final class FgsmContractTest {
  @Nested
  class Linf extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      return new FgsmOptions(Norm.LINF).create(context);
    }
  }

  @Nested
  class L2 extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      return new FgsmOptions(Norm.L2).create(context);
    }

    @Override
    protected Norm norm() {
      return Norm.L2;
    }
  }
}
