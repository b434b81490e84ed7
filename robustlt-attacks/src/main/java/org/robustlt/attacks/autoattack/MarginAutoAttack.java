package org.robustlt.attacks.autoattack;

import java.util.ArrayList;
import java.util.List;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.attacks.loss.LogitDifference;

/**
 * AutoAttack where its targeted DLR loss is undefined, for two classes or three: the difference of
 * logits {@code z_t − z_y} stands in its place.
 *
 * @param norm how the perturbation is measured
 */
@Component("autoattack-margin")
@Description(
    value =
        "AutoAttack for two or three classes: APGD-T on the margin z_t - z_y instead of the DLR loss",
    source = "Croce and Hein, ICML 2020, arXiv 2003.01690, section 5, with another loss")
public record MarginAutoAttack(@Description("norm of the ball: linf, l2 or l1") Norm norm)
    implements AttackProvider {
  /** The defaults. */
  public MarginAutoAttack() {
    this(Norm.LINF);
  }

  @Override
  public Attack create(ComponentContext context) {
    Search targeted =
        new TargetedApgd(
            ApgdOptions.standard(norm, AutoAttack.STEPS),
            AutoAttack.TARGETS,
            Targets.LIKELIEST,
            LogitDifference::new);
    List<Part> parts = new ArrayList<>();
    parts.add(AutoAttack.crossEntropy(ApgdOptions.standard(norm, AutoAttack.STEPS), context));
    parts.add(Part.of("apgd-t-margin", targeted, context));
    parts.addAll(AutoAttack.last(norm, AutoAttack.STEPS, SquareOptions.standard(norm), context));
    return new Ensemble(norm, parts);
  }
}
