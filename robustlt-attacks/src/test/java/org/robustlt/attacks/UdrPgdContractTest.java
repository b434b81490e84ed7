package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;

class UdrPgdContractTest extends AttackContract {
  @Override
  protected Attack attack(ComponentContext context) {
    return new UdrPgdOptions(0.25, 10, 0.5, 0.02, 10).create(context);
  }
}
