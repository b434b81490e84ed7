package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * Options of {@code mim}.
 *
 * @param norm how the perturbation is measured
 * @param stepSize length of a step of an example whose radius is ε
 * @param steps number of steps
 * @param momentum μ, the share of the last direction that is kept
 */
@Component("mim")
@Description(
    value = "momentum iterative method: steps along a running sum of normalized gradients",
    source = "Dong et al., CVPR 2018, arXiv 1710.06081, algorithm 1")
public record MimOptions(
    @Description("norm of the ball: linf or l2") Norm norm,
    @Description(
            value = "length of a step for the base budget; scaled by radius/epsilon per example",
            unit = "pixel scale 0..1")
        Magnitude stepSize,
    @Description("number of steps") int steps,
    @Description("mu: share of the last direction that is kept") double momentum)
    implements AttackProvider {
  /** The defaults. */
  public MimOptions() {
    this(Norm.LINF, Magnitude.levels(1), 20, 1);
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no step or the momentum is negative
   */
  public MimOptions {
    Require.that(norm != Norm.L1, "norm", "must be linf or l2", norm);
    Require.atLeast("steps", steps, 1);
    Require.that(stepSize.value() > 0, "stepSize", "must be greater than 0", stepSize);
    Require.notNegative("momentum", momentum);
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Mim(this);
  }
}
