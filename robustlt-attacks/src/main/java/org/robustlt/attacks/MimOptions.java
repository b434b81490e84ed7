package org.robustlt.attacks;

import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Description;

/**
 * Options of {@code mim}.
 *
 * @param norm how the perturbation is measured
 * @param stepSize length of a step of an example whose radius is ε
 * @param steps number of steps
 * @param momentum μ, the share of the last direction that is kept
 */
public record MimOptions(
    @Description("norm of the ball: linf or l2") Norm norm,
    @Description(
            value = "length of a step for the base budget; scaled by radius/epsilon per example",
            unit = "pixel scale 0..1")
        Magnitude stepSize,
    @Description("number of steps") int steps,
    @Description("mu: share of the last direction that is kept") double momentum) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no step or the momentum is negative
   */
  public MimOptions {
    Require.atLeastOne("steps", steps);
    Require.positive("stepSize", stepSize);
    Require.notNegative("momentum", momentum);
  }
}
