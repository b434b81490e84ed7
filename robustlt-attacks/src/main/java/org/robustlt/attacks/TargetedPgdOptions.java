package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * Options of {@code pgd-t}.
 *
 * @param norm how the perturbation is measured
 * @param stepSize length of a step of an example whose radius is ε
 * @param steps number of steps towards each target
 * @param randomStart where the attack begins
 * @param targets number of target classes
 * @param order which classes are targets
 * @param loss what pulls towards a target
 */
@Component("pgd-t")
@Description(
    value = "projected gradient descent towards one wrong class after the other",
    source =
        "Kurakin et al., ICLR 2017, arXiv 1611.01236, section 2; several targets: Gowal et al.,"
            + " arXiv 1910.09338")
public record TargetedPgdOptions(
    @Description("norm of the ball: linf or l2") Norm norm,
    @Description(
            value = "length of a step for the base budget; scaled by radius/epsilon per example",
            unit = "pixel scale 0..1")
        Magnitude stepSize,
    @Description("number of steps towards each target class") int steps,
    @Description("where to begin: none, class-epsilon or base-epsilon, as for pgd")
        RandomStart randomStart,
    @Description("number of target classes, of which the worst result is kept; all others if fewer")
        int targets,
    @Description(
            "which wrong classes are targets: likeliest, or least-likely, of the natural image")
        Order order,
    @Description("what pulls towards a target t: logit-difference z_t - z_y, or cross-entropy of t")
        Loss loss)
    implements AttackProvider {
  /** The defaults. */
  public TargetedPgdOptions() {
    this(
        Norm.LINF,
        Magnitude.levels(1),
        20,
        RandomStart.CLASS_EPSILON,
        9,
        Order.LIKELIEST,
        Loss.LOGIT_DIFFERENCE);
  }

  /** Which classes are targets. */
  public enum Order {
    /** Those of the largest logits. */
    LIKELIEST,
    /** Those of the smallest logits. */
    LEAST_LIKELY
  }

  /** What pulls towards a target. */
  public enum Loss {
    /** {@code z_t − z_y}, as in MultiTargeted. */
    LOGIT_DIFFERENCE,
    /** The negative cross-entropy of the target. */
    CROSS_ENTROPY
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no step or no target
   */
  public TargetedPgdOptions {
    Require.that(norm != Norm.L1, "norm", "must be linf or l2", norm);
    Require.atLeast("targets", targets, 1);
    PgdOptions.check(stepSize, steps, randomStart, 1);
  }

  /** Returns the options of the search for each target. */
  PgdOptions search() {
    return new PgdOptions(norm, stepSize, steps, randomStart, 1);
  }

  @Override
  public Attack create(ComponentContext context) {
    return TargetedPgd.of(this, context);
  }
}
