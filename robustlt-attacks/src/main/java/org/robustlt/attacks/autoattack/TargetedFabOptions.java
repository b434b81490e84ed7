package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

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
@Component("fab-t")
@Description(
    value = "fast adaptive boundary attack towards one likely class after the other",
    source = "Croce and Hein, ICML 2020, arXiv 1907.02044; targeted: arXiv 2003.01690, section 5")
public record TargetedFabOptions(
    @Description("norm of the ball: linf, l2 or l1") Norm norm,
    @Description("number of iterations for each target class") int steps,
    @Description("number of target classes, the likeliest first; all others if there are fewer")
        int targets,
    @Description("number of runs for each target class, the first from the natural image")
        int restarts,
    @Description("largest weight of the natural image's projection") double alphaMax,
    @Description("overshoot beyond the boundary, at least 1") double eta,
    @Description("share of the way from the natural image kept when stepping back") double beta)
    implements AttackProvider {
  /** The defaults. */
  public TargetedFabOptions() {
    this(Norm.LINF, 100, AutoAttack.TARGETS, 1, 0.1, 1.05, 0.9);
  }

  /**
   * Checks the numbers as {@link FabOptions} does.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public TargetedFabOptions {
    Require.atLeast("targets", targets, 1);
    FabOptions.check(steps, restarts, alphaMax, eta, beta);
  }

  /** Returns the options of each run. */
  FabOptions run() {
    return new FabOptions(norm, steps, restarts, alphaMax, eta, beta);
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Ensemble(norm, Part.of("fab-t", Fab.targeted(run(), targets), context));
  }
}
