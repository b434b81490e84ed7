package example;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;

class PowerIterationAttackTest extends AttackContract {
  @Override
  protected Attack attack(ComponentContext context) {
    return new PowerIterationAttack().create(context);
  }
}
