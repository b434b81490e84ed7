package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;

final class NoAttackContractTest extends AttackContract {
  @Override
  protected Attack attack(ComponentContext context) {
    NoAttackOptions provider = new NoAttackOptions();
    return provider.create(context);
  }
}
