package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Description;
import org.robustlt.attacks.Require;

/**
 * Options of {@code fab}.
 *
 * @param norm how the perturbation is measured
 * @param steps number of iterations
 * @param restarts number of runs, the first from the natural image
 * @param alphaMax largest weight of the natural image's projection
 * @param eta overshoot beyond the boundary
 * @param beta share of the way that is kept when stepping back from an adversarial image
 */
public record FabOptions(
    @Description("norm of the ball: linf or l2") Norm norm,
    @Description("number of iterations") int steps,
    @Description("number of runs, the first from the natural image") int restarts,
    @Description("largest weight of the natural image's projection") double alphaMax,
    @Description("overshoot beyond the boundary, at least 1") double eta,
    @Description("share of the way from the natural image kept when stepping back") double beta) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public FabOptions {
    check(steps, restarts, alphaMax, eta, beta);
  }

  static void check(int steps, int restarts, double alphaMax, double eta, double beta) {
    Require.atLeastOne("steps", steps);
    Require.atLeastOne("restarts", restarts);
    Require.share("alphaMax", alphaMax);
    Require.share("beta", beta);
    if (!(eta >= 1) || !Double.isFinite(eta)) {
      throw new IllegalArgumentException("eta must be finite and at least 1, got " + eta);
    }
  }

  /** Returns the options of the authors of AutoAttack. */
  static FabOptions standard(Norm norm, int steps) {
    return new FabOptions(norm, steps, 1, 0.1, 1.05, 0.9);
  }
}
