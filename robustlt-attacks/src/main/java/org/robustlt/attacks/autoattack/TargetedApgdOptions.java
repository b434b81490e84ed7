package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.attacks.loss.TargetedDlrLoss;

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
@Component("apgd-t")
@Description(
    value = "auto-PGD towards one likely class after the other; needs at least 4 classes",
    source = "Croce and Hein, ICML 2020, arXiv 2003.01690, equation 7")
public record TargetedApgdOptions(
    @Description("norm of the ball: linf, l2 or l1") Norm norm,
    @Description("number of iterations for each target class") int steps,
    @Description("number of target classes, the likeliest first; all others if there are fewer")
        int targets,
    @Description("number of runs from different starts for each target class") int restarts,
    @Description("rho: share of iterations that must raise the loss, or the step is halved")
        double rho,
    @Description("gradients to average per iteration (EOT), for classifiers that are random")
        int gradientSamples)
    implements AttackProvider {
  /** The defaults. */
  public TargetedApgdOptions() {
    this(Norm.LINF, 100, AutoAttack.TARGETS, 1, 0.75, 1);
  }

  /**
   * Checks the numbers as {@link ApgdOptions} does.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public TargetedApgdOptions {
    Require.atLeast("targets", targets, 1);
    ApgdOptions.check(steps, restarts, rho, gradientSamples);
  }

  /** Returns the options of each run. */
  ApgdOptions run() {
    return new ApgdOptions(norm, steps, restarts, rho, gradientSamples);
  }

  @Override
  public Attack create(ComponentContext context) {
    Require.classes(
        "apgd-t, which uses the targeted DLR loss,",
        TargetedDlrLoss.CLASSES,
        context.classes(),
        "apgd-ce");
    return new Ensemble(norm, Part.of("apgd-t", TargetedApgd.dlr(run(), targets), context));
  }
}
