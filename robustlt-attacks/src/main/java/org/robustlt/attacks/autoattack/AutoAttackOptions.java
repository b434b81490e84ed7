package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Description;

/**
 * Options of {@code autoattack}.
 *
 * @param norm how the perturbation is measured
 * @param version which ensemble
 */
public record AutoAttackOptions(
    @Description("norm of the ball: linf or l2") Norm norm,
    @Description("standard, or rand for classifiers that are random") Version version) {
  /** Which ensemble of the authors. */
  public enum Version {
    /** APGD-CE, APGD-T, FAB-T and Square. */
    STANDARD,
    /** APGD-CE and APGD-DLR, both on the mean of 20 gradients. */
    RAND
  }
}
