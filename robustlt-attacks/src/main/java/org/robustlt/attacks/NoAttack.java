package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.data.Images;

/** Leaves images natural. */
final class NoAttack implements Attack {
  @Override
  public Images perturb(AttackRequest request) {
    return request.images().copy();
  }

  @Override
  public double passes() {
    return 0;
  }

  @Override
  public boolean isIdentity() {
    return true;
  }
}
