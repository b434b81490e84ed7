package org.robustlt.attacks;

import org.junit.jupiter.api.Nested;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;

final class PgdContractTest {
  private static Attack pgd(ComponentContext context, Norm norm, RandomStart start, int restarts) {
    return new PgdOptions(norm, Magnitude.of(0.03), 5, start, restarts).create(context);
  }

  @Nested
  class Defaults extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      PgdOptions provider = new PgdOptions();
      return provider.create(context);
    }
  }

  @Nested
  class FromTheBaseBudgetWithRestarts extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      return pgd(context, Norm.LINF, RandomStart.BASE_EPSILON, 3);
    }
  }

  @Nested
  class L2 extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      return pgd(context, Norm.L2, RandomStart.CLASS_EPSILON, 2);
    }

    @Override
    protected Norm norm() {
      return Norm.L2;
    }
  }

  @Nested
  class L2FromTheBaseBudget extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      return pgd(context, Norm.L2, RandomStart.BASE_EPSILON, 1);
    }

    @Override
    protected Norm norm() {
      return Norm.L2;
    }
  }
}
