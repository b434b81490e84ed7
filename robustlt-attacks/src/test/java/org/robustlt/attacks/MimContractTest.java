package org.robustlt.attacks;

import org.junit.jupiter.api.Nested;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;

final class MimContractTest {
  @Nested
  class Defaults extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      MimOptions provider = new MimOptions();
      return provider.create(context);
    }
  }

  @Nested
  class L2 extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      return new MimOptions(Norm.L2, Magnitude.of(0.02), 10, 0.9).create(context);
    }

    @Override
    protected Norm norm() {
      return Norm.L2;
    }
  }
}
