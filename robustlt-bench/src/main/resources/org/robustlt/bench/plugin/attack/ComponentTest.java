package @PACKAGE@;

import org.junit.jupiter.api.Nested;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;
import org.robustlt.tck.OptionsContract;

class @CLASS@Test extends AttackContract {
  @Override
  protected Attack attack(ComponentContext context) {
    return new @CLASS@().create(context);
  }

  @Nested
  class Options extends OptionsContract {
    @Override
    protected Record options() {
      return new @CLASS@(5, 0.02);
    }
  }
}
