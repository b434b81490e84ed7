package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;

/** Provides {@code square}. */
@Description(
    value = "square attack: random search without gradients",
    source = "Andriushchenko et al., ECCV 2020, arXiv 1912.00049")
public final class SquareProvider implements AttackProvider<SquareOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("square");
  }

  @Override
  public SquareOptions defaults() {
    return SquareOptions.standard(Norm.LINF);
  }

  @Override
  public Attack create(SquareOptions options, ComponentContext context) {
    return new Ensemble(options.norm(), Part.of("square", new Square(options), context));
  }
}
