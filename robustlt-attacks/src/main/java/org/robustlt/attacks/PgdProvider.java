package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;

/** Provides {@code pgd}, by default the PGD-10 that training uses. */
@Description(
    value = "projected gradient descent: steps up the loss, each projected back into the ball",
    source = "Madry et al., ICLR 2018, arXiv 1706.06083, section 2.1")
public final class PgdProvider implements AttackProvider<PgdOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("pgd");
  }

  @Override
  public PgdOptions defaults() {
    return new PgdOptions(Norm.LINF, Magnitude.levels(2), 10, RandomStart.CLASS_EPSILON, 1);
  }

  @Override
  public Attack create(PgdOptions options, ComponentContext context) {
    return Pgd.of(options, AttackRequest::objective);
  }
}
