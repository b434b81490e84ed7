package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;

/** Provides {@code fgsm}. */
@Description(
    value = "fast gradient sign method: one step of the whole radius from the natural image",
    source = "Goodfellow et al., ICLR 2015, arXiv 1412.6572, section 4")
public final class FgsmProvider implements AttackProvider<FgsmOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("fgsm");
  }

  @Override
  public FgsmOptions defaults() {
    return new FgsmOptions(Norm.LINF);
  }

  @Override
  public Attack create(FgsmOptions options, ComponentContext context) {
    return new Fgsm(options);
  }
}
