package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;

/**
 * Options of {@code apgd-ce}: auto-PGD on the cross-entropy.
 *
 * @param search the options that the variants of APGD share
 */
@Component("apgd-ce")
@Description(
    value = "auto-PGD on the cross-entropy, whose step each example halves for itself",
    source = "Croce and Hein, ICML 2020, arXiv 2003.01690, algorithm 1")
public record ApgdCe(@Inline ApgdOptions search) implements AttackProvider {
  /** The defaults. */
  public ApgdCe() {
    this(ApgdOptions.standard(Norm.LINF, 100));
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Ensemble(
        search.norm(),
        Part.of(
            "apgd-ce",
            new Apgd(search, examples -> LogitLoss.crossEntropy(examples.labels())),
            context));
  }
}
