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
 * Options of {@code malt}.
 *
 * @param norm how the perturbation is measured
 * @param steps number of iterations for each target
 * @param targets number of target classes
 * @param candidates number of likely classes that the targets are taken from
 */
@Component("malt")
@Description(
    value =
        "auto-PGD towards the classes whose linearized boundary is nearest; needs at least 4 classes",
    source = "Melamed et al., NeurIPS 2024, arXiv 2407.02240, section 3")
public record MaltOptions(
    @Description("norm of the ball: linf, l2 or l1") Norm norm,
    @Description("number of iterations for each target class") int steps,
    @Description("number of target classes, the nearest first; all others if there are fewer")
        int targets,
    @Description("number of likely classes that the targets are taken from") int candidates)
    implements AttackProvider {
  /** The defaults. */
  public MaltOptions() {
    this(Norm.LINF, 100, AutoAttack.TARGETS, 100);
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is below 1
   */
  public MaltOptions {
    Require.atLeast("steps", steps, 1);
    Require.atLeast("targets", targets, 1);
    Require.atLeast("candidates", candidates, targets);
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Ensemble(norm, part(context));
  }

  Part part(ComponentContext context) {
    Require.classes(
        "malt, which uses the targeted DLR loss,",
        TargetedDlrLoss.CLASSES,
        context.classes(),
        "autoattack-margin");
    return Part.of(
        "malt",
        new TargetedApgd(
            ApgdOptions.standard(norm, steps),
            targets,
            Targets.malt(candidates),
            TargetedDlrLoss::new),
        context);
  }
}
