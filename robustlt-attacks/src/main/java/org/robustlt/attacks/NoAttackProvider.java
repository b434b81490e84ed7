package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;

/** Provides {@code none}, which leaves images natural. */
@Description("no perturbation: training or evaluation on natural images")
public final class NoAttackProvider implements AttackProvider<NoAttackProvider.Options> {
  /** {@code none} has no options. */
  public record Options() {}

  @Override
  public ComponentName name() {
    return ComponentName.of("none");
  }

  @Override
  public Options defaults() {
    return new Options();
  }

  @Override
  public Attack create(Options options, ComponentContext context) {
    return new NoAttack();
  }
}
