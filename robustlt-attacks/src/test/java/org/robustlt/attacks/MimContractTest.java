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
      MimProvider provider = new MimProvider();
      return provider.create(provider.defaults(), context);
    }
  }

  @Nested
  class L2 extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      return new MimProvider()
          .create(new MimOptions(Norm.L2, Magnitude.of(0.02), 10, 0.9), context);
    }

    @Override
    protected Norm norm() {
      return Norm.L2;
    }
  }
}
