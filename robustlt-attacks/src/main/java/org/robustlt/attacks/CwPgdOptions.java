package org.robustlt.attacks;

import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Description;

/**
 * Options of {@code cw-pgd}.
 *
 * @param norm how the perturbation is measured
 * @param stepSize length of a step of an example whose radius is ε
 * @param steps number of steps
 * @param randomStart where the attack begins
 * @param restarts number of runs from different starts
 * @param confidence κ of the margin loss
 */
public record CwPgdOptions(
    @Description("norm of the ball: linf or l2") Norm norm,
    @Description(
            value = "length of a step for the base budget; scaled by radius/epsilon per example",
            unit = "pixel scale 0..1")
        Magnitude stepSize,
    @Description("number of steps") int steps,
    @Description("where to begin: none, class-epsilon or base-epsilon, as for pgd")
        RandomStart randomStart,
    @Description("number of runs from different starts, of which the worst result is kept")
        int restarts,
    @Description(
            value = "kappa: margin by which an example shall be misclassified before it rests",
            unit = "logits")
        double confidence) {
  /**
   * Checks the numbers as {@link PgdOptions} does.
   *
   * @throws IllegalArgumentException if they are out of range
   */
  public CwPgdOptions {
    Require.notNegative("confidence", confidence);
    PgdOptions.check(stepSize, steps, randomStart, restarts);
  }

  /** Returns the options that the search shares with {@code pgd}. */
  PgdOptions search() {
    return new PgdOptions(norm, stepSize, steps, randomStart, restarts);
  }
}
