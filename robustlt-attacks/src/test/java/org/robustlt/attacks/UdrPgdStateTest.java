package org.robustlt.attacks;

import org.robustlt.api.component.Stateful;
import org.robustlt.tck.StatefulContract;

class UdrPgdStateTest extends StatefulContract {
  @Override
  protected Stateful fresh() {
    return new UdrPgd(new UdrPgdOptions());
  }

  @Override
  protected Stateful experienced() {
    DistanceMultiplier moved = new DistanceMultiplier(1, 0.02, 10);
    moved.note(0.01);
    moved.learn(0);
    moved.learn(1);
    UdrPgd attack = new UdrPgd(new UdrPgdOptions());
    attack.restore(moved.state());
    return attack;
  }
}
