package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * Options of {@code pgd}.
 *
 * @param norm how the perturbation is measured
 * @param stepSize length of a step of an example whose radius is ε
 * @param steps number of steps
 * @param randomStart where the attack begins
 * @param restarts number of runs from different starts
 */
@Component("pgd")
@Description(
    value = "projected gradient descent: steps up the loss, each projected back into the ball",
    source = "Madry et al., ICLR 2018, arXiv 1706.06083, section 2.1")
public record PgdOptions(
    @Description("norm of the ball: linf or l2") Norm norm,
    @Description(
            value = "length of a step for the base budget; scaled by radius/epsilon per example",
            unit = "pixel scale 0..1")
        Magnitude stepSize,
    @Description("number of steps") int steps,
    @Description(
            "where to begin: none, class-epsilon (within the radius of the example), or"
                + " base-epsilon (within epsilon whatever the radius, as published RobustLT code)")
        RandomStart randomStart,
    @Description("number of runs from different starts, of which the worst result is kept")
        int restarts)
    implements AttackProvider {
  /** The defaults. */
  public PgdOptions() {
    this(Norm.LINF, Magnitude.levels(2), 10, RandomStart.CLASS_EPSILON, 1);
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no step or no run, or if all runs start at the
   *     natural image
   */
  public PgdOptions {
    Require.that(norm != Norm.L1, "norm", "must be linf or l2", norm);
    check(stepSize, steps, randomStart, restarts);
  }

  static void check(Magnitude stepSize, int steps, RandomStart randomStart, int restarts) {
    Require.atLeast("steps", steps, 1);
    Require.atLeast("restarts", restarts, 1);
    Require.that(stepSize.value() > 0, "stepSize", "must be greater than 0", stepSize);
    Require.that(
        restarts == 1 || randomStart != RandomStart.NONE,
        "restarts",
        "must be 1 without a random start, since all runs would be the same",
        restarts);
  }

  @Override
  public Attack create(ComponentContext context) {
    return Pgd.of(this, AttackRequest::objective);
  }
}
