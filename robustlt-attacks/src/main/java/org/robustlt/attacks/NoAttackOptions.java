package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;

/** {@code none}, which leaves images natural, has no options. */
@Component("none")
@Description("no perturbation: training or evaluation on natural images")
public record NoAttackOptions() implements AttackProvider {
  @Override
  public Attack create(ComponentContext context) {
    return new NoAttack();
  }
}
