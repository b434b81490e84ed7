package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;

final class CwPgdContractTest extends AttackContract {
  @Override
  protected Attack attack(ComponentContext context) {
    CwPgdOptions provider = new CwPgdOptions();
    return provider.create(context);
  }
}
