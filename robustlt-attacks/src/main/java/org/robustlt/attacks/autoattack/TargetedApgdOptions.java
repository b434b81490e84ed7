package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Description;
import org.robustlt.attacks.Require;

/**
 * Options of {@code apgd-t}.
 *
 * @param norm how the perturbation is measured
 * @param steps number of iterations for each target
 * @param targets number of target classes, the likeliest first
 * @param restarts number of runs from different starts for each target
 * @param rho ρ, the share of iterations between two checks that must raise the loss
 * @param gradientSamples number of gradients that are averaged, for classifiers that are random
 */
public record TargetedApgdOptions(
    @Description("norm of the ball: linf or l2") Norm norm,
    @Description("number of iterations for each target class") int steps,
    @Description("number of target classes, the likeliest first; all others if there are fewer")
        int targets,
    @Description("number of runs from different starts for each target class") int restarts,
    @Description("rho: share of iterations that must raise the loss, or the step is halved")
        double rho,
    @Description("gradients to average per iteration (EOT), for classifiers that are random")
        int gradientSamples) {
  /**
   * Checks the numbers as {@link ApgdOptions} does.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public TargetedApgdOptions {
    Require.atLeastOne("targets", targets);
    ApgdOptions.check(steps, restarts, rho, gradientSamples);
  }

  /** Returns the options of each run. */
  ApgdOptions run() {
    return new ApgdOptions(norm, steps, restarts, rho, gradientSamples);
  }
}
