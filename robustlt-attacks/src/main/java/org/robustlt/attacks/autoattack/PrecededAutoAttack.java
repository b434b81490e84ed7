package org.robustlt.attacks.autoattack;

import java.util.ArrayList;
import java.util.List;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;

/**
 * AutoAttack with a cheap strong attack before it. What withstands that goes through the whole of
 * AutoAttack, so it is never weaker.
 *
 * @param norm how the perturbation is measured
 * @param first the attack before it
 */
@Component("autoattack-after")
@Description(
    value = "a first stage, then the whole of AutoAttack on what still stands",
    source = "Croce and Hein, arXiv 2003.01690; first stages: arXiv 2407.02240, arXiv 2411.15210")
public record PrecededAutoAttack(
    @Description("norm of the ball: linf, l2 or l1") Norm norm,
    @Description("the first stage: malt, or pma") First first)
    implements AttackProvider {
  /** The defaults. */
  public PrecededAutoAttack() {
    this(Norm.LINF, First.MALT);
  }

  /** What comes before AutoAttack. */
  public enum First {
    /** Auto-PGD towards the classes of the nearest linearized boundaries. */
    MALT,
    /** Auto-PGD on the margin of probabilities. */
    PMA
  }

  @Override
  public Attack create(ComponentContext context) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        switch (first) {
          case MALT ->
              new MaltOptions(norm, AutoAttack.STEPS, AutoAttack.TARGETS, 100).part(context);
          case PMA -> new PmaOptions(ApgdOptions.standard(norm, AutoAttack.STEPS)).part(context);
        });
    parts.addAll(AutoAttack.parts(norm, AutoAttack.STEPS, SquareOptions.standard(norm), context));
    return new Ensemble(norm, parts);
  }
}
