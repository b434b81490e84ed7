package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Description;
import org.robustlt.attacks.Require;

/**
 * Options of {@code fab-t}.
 *
 * @param norm how the perturbation is measured
 * @param steps number of iterations for each target
 * @param targets number of target classes, the likeliest first
 * @param restarts number of runs for each target, the first from the natural image
 * @param alphaMax largest weight of the natural image's projection
 * @param eta overshoot beyond the boundary
 * @param beta share of the way that is kept when stepping back from an adversarial image
 */
public record TargetedFabOptions(
    @Description("norm of the ball: linf or l2") Norm norm,
    @Description("number of iterations for each target class") int steps,
    @Description("number of target classes, the likeliest first; all others if there are fewer")
        int targets,
    @Description("number of runs for each target class, the first from the natural image")
        int restarts,
    @Description("largest weight of the natural image's projection") double alphaMax,
    @Description("overshoot beyond the boundary, at least 1") double eta,
    @Description("share of the way from the natural image kept when stepping back") double beta) {
  /**
   * Checks the numbers as {@link FabOptions} does.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public TargetedFabOptions {
    Require.atLeastOne("targets", targets);
    FabOptions.check(steps, restarts, alphaMax, eta, beta);
  }

  /** Returns the options of each run. */
  FabOptions run() {
    return new FabOptions(norm, steps, restarts, alphaMax, eta, beta);
  }
}
