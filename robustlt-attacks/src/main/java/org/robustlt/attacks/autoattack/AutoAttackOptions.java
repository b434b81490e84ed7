package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;

/**
 * Options of {@code autoattack}.
 *
 * @param norm how the perturbation is measured
 * @param version which ensemble
 */
@Component("autoattack")
@Description(
    value = "AutoAttack: APGD-CE, APGD-T, FAB-T and Square, each on what still stands",
    source = "Croce and Hein, ICML 2020, arXiv 2003.01690, section 5")
public record AutoAttackOptions(
    @Description("norm of the ball: linf, l2 or l1") Norm norm,
    @Description("standard, plus, or rand for classifiers that are random") Version version)
    implements AttackProvider {
  /** The defaults. */
  public AutoAttackOptions() {
    this(Norm.LINF, Version.STANDARD);
  }

  /** Which ensemble of the authors. */
  public enum Version {
    /** APGD-CE, APGD-T, FAB-T and Square. */
    STANDARD,
    /** APGD-CE and APGD-DLR, 5 starts each, FAB of 5 starts, Square, APGD-T, FAB-T. */
    PLUS,
    /** APGD-CE and APGD-DLR, both on the mean of 20 gradients. */
    RAND
  }

  @Override
  public Attack create(ComponentContext context) {
    return AutoAttack.of(this, context);
  }
}
