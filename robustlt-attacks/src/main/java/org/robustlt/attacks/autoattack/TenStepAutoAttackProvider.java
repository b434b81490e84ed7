package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;

/**
 * Provides {@code autoattack-10step}: what torchattacks calls AutoAttack. It runs APGD and FAB for
 * 10 iterations instead of 100, and shrinks the squares twice as fast. Most numbers of the
 * long-tail literature are of this kind, and must not be compared with those of AutoAttack.
 */
@Description(
    value =
        "what torchattacks calls AutoAttack: 10 iterations instead of 100; for comparisons only",
    source = "torchattacks 3.5.1")
public final class TenStepAutoAttackProvider
    implements AttackProvider<TenStepAutoAttackProvider.Options> {
  private static final int STEPS = 10;

  /**
   * Options of {@code autoattack-10step}.
   *
   * @param norm how the perturbation is measured
   */
  public record Options(@Description("norm of the ball: linf or l2") Norm norm) {}

  @Override
  public ComponentName name() {
    return ComponentName.of("autoattack-10step");
  }

  @Override
  public Options defaults() {
    return new Options(Norm.LINF);
  }

  @Override
  public Attack create(Options options, ComponentContext context) {
    SquareOptions square = new SquareOptions(options.norm(), 5000, 1, 0.8, true);
    return AutoAttackProvider.standard("autoattack-10step", options.norm(), STEPS, square, context);
  }
}
