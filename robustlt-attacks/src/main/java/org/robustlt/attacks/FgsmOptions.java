package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;

/**
 * Options of {@code fgsm}.
 *
 * @param norm how the perturbation is measured
 */
@Component("fgsm")
@Description(
    value = "fast gradient sign method: one step of the whole radius from the natural image",
    source = "Goodfellow et al., ICLR 2015, arXiv 1412.6572, section 4")
public record FgsmOptions(@Description("norm of the ball: linf or l2") Norm norm)
    implements AttackProvider {
  /** The defaults. */
  public FgsmOptions() {
    this(Norm.LINF);
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Fgsm(this);
  }
}
