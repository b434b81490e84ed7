package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;

/**
 * What torchattacks calls AutoAttack. It runs APGD and FAB for 10 iterations instead of 100, and
 * shrinks the squares twice as fast. Most numbers of the long-tail literature are of this kind, and
 * must not be compared with those of AutoAttack.
 *
 * @param norm how the perturbation is measured
 */
@Component("autoattack-10step")
@Description(
    value =
        "what torchattacks calls AutoAttack: 10 iterations instead of 100; for comparisons only",
    source = "torchattacks 3.5.1")
public record TenStepAutoAttack(@Description("norm of the ball: linf, l2 or l1") Norm norm)
    implements AttackProvider {
  private static final int STEPS = 10;

  /** The defaults. */
  public TenStepAutoAttack() {
    this(Norm.LINF);
  }

  @Override
  public Attack create(ComponentContext context) {
    SquareOptions square = new SquareOptions(norm, 5000, 1, 0.8, true);
    return AutoAttack.standard("autoattack-10step", norm, STEPS, square, context);
  }
}
