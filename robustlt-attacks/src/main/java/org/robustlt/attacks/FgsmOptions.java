package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

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

  /**
   * Checks the norm.
   *
   * @throws IllegalArgumentException if it is L1, in which a step has no usual direction
   */
  public FgsmOptions {
    Require.that(norm != Norm.L1, "norm", "must be linf or l2", norm);
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Fgsm(this);
  }
}
