package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * Options of {@code apgd-ce} and {@code apgd-dlr}.
 *
 * @param norm how the perturbation is measured
 * @param steps number of iterations
 * @param restarts number of runs from different starts
 * @param rho ρ, the share of iterations between two checks that must raise the loss
 * @param gradientSamples number of gradients that are averaged, for classifiers that are random
 */
public record ApgdOptions(
    @Description("norm of the ball: linf, l2 or l1") Norm norm,
    @Description("number of iterations") int steps,
    @Description("number of runs from different starts, each on the examples that still stand")
        int restarts,
    @Description("rho: share of iterations that must raise the loss, or the step is halved")
        double rho,
    @Description("gradients to average per iteration (EOT), for classifiers that are random")
        int gradientSamples) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is below 1 or ρ is not in 0..1
   */
  public ApgdOptions {
    check(steps, restarts, rho, gradientSamples);
  }

  static void check(int steps, int restarts, double rho, int gradientSamples) {
    Require.atLeast("steps", steps, 1);
    Require.atLeast("restarts", restarts, 1);
    Require.atLeast("gradientSamples", gradientSamples, 1);
    Require.share("rho", rho);
  }

  /** Returns how often an example goes through the network in a run, forward and backward. */
  double passes() {
    return 2.0 * steps * gradientSamples;
  }

  /** Returns the same with another number of iterations. */
  ApgdOptions withSteps(int some) {
    return new ApgdOptions(norm, some, restarts, rho, gradientSamples);
  }

  /** Returns the same with another number of starts. */
  ApgdOptions withRestarts(int some) {
    return new ApgdOptions(norm, steps, some, rho, gradientSamples);
  }

  /** Returns the options of the authors of AutoAttack. */
  static ApgdOptions standard(Norm norm, int steps) {
    return new ApgdOptions(norm, steps, 1, 0.75, 1);
  }
}
