package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;

final class NoAttackContractTest extends AttackContract {
  @Override
  protected Attack attack(ComponentContext context) {
    NoAttackProvider provider = new NoAttackProvider();
    return provider.create(provider.defaults(), context);
  }
}
