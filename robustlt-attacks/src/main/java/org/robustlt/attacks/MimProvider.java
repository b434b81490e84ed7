package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;

/** Provides {@code mim}. */
@Description(
    value = "momentum iterative method: steps along a running sum of normalized gradients",
    source = "Dong et al., CVPR 2018, arXiv 1710.06081, algorithm 1")
public final class MimProvider implements AttackProvider<MimOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("mim");
  }

  @Override
  public MimOptions defaults() {
    return new MimOptions(Norm.LINF, Magnitude.levels(1), 20, 1);
  }

  @Override
  public Attack create(MimOptions options, ComponentContext context) {
    return new Mim(options);
  }
}
