package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

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
@Component("fab")
@Description(
    value =
        "fast adaptive boundary attack towards the nearest class; a gradient per class and step",
    source = "Croce and Hein, ICML 2020, arXiv 1907.02044, algorithm 1")
public record FabOptions(
    @Description("norm of the ball: linf, l2 or l1") Norm norm,
    @Description("number of iterations") int steps,
    @Description("number of runs, the first from the natural image") int restarts,
    @Description("largest weight of the natural image's projection") double alphaMax,
    @Description("overshoot beyond the boundary, at least 1") double eta,
    @Description("share of the way from the natural image kept when stepping back") double beta)
    implements AttackProvider {
  /** The defaults. */
  public FabOptions() {
    this(Norm.LINF, 100, 1, 0.1, 1.05, 0.9);
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public FabOptions {
    check(steps, restarts, alphaMax, eta, beta);
  }

  static void check(int steps, int restarts, double alphaMax, double eta, double beta) {
    Require.atLeast("steps", steps, 1);
    Require.atLeast("restarts", restarts, 1);
    Require.share("alphaMax", alphaMax);
    Require.share("beta", beta);
    Require.that(eta >= 1 && Double.isFinite(eta), "eta", "must be finite and at least 1", eta);
  }

  /** Returns the options of the authors of AutoAttack. */
  static FabOptions standard(Norm norm, int steps) {
    return new FabOptions(norm, steps, 1, 0.1, 1.05, 0.9);
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Ensemble(norm, Part.of("fab", Fab.untargeted(this), context));
  }
}
