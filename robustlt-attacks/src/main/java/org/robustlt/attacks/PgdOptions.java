package org.robustlt.attacks;

import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Description;

/**
 * Options of {@code pgd}.
 *
 * @param norm how the perturbation is measured
 * @param stepSize length of a step of an example whose radius is ε
 * @param steps number of steps
 * @param randomStart where the attack begins
 * @param restarts number of runs from different starts
 */
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
        int restarts) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no step or no run, or if all runs start at the
   *     natural image
   */
  public PgdOptions {
    check(stepSize, steps, randomStart, restarts);
  }

  static void check(Magnitude stepSize, int steps, RandomStart randomStart, int restarts) {
    Require.atLeastOne("steps", steps);
    Require.atLeastOne("restarts", restarts);
    Require.positive("stepSize", stepSize);
    if (restarts > 1 && randomStart == RandomStart.NONE) {
      throw new IllegalArgumentException(
          "restarts must be 1 without a random start, since all runs would be the same, got "
              + restarts);
    }
  }
}
