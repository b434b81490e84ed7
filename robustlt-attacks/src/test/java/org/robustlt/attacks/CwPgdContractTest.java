package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;

final class CwPgdContractTest extends AttackContract {
  @Override
  protected Attack attack(ComponentContext context) {
    CwPgdProvider provider = new CwPgdProvider();
    return provider.create(provider.defaults(), context);
  }
}
