package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.attacks.loss.MarginLoss;

/** Provides {@code cw-pgd}, by default the CW-20 of evaluations. */
@Description(
    value = "projected gradient descent on the margin loss, whatever the attack's objective",
    source = "Carlini and Wagner, S&P 2017, arXiv 1608.04644, f6; as CW-20 of the literature")
public final class CwPgdProvider implements AttackProvider<CwPgdOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("cw-pgd");
  }

  @Override
  public CwPgdOptions defaults() {
    return new CwPgdOptions(Norm.LINF, Magnitude.levels(1), 20, RandomStart.CLASS_EPSILON, 1, 0);
  }

  @Override
  public Attack create(CwPgdOptions options, ComponentContext context) {
    return Pgd.of(
        options.search(), request -> new MarginLoss(request.labels(), options.confidence()));
  }
}
