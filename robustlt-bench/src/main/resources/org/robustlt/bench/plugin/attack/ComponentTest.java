package @PACKAGE@;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;

class @CLASS@Test extends AttackContract {
  @Override
  protected Attack attack(ComponentContext context) {
    return new @CLASS@().create(context);
  }
}
