package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.attacks.loss.ProbabilityMargin;

/**
 * Options of {@code pma}.
 *
 * @param search the options that the variants of APGD share
 */
@Component("pma")
@Description(
    value = "auto-PGD on the margin of probabilities",
    source = "Xie et al., arXiv 2411.15210, section 3")
public record PmaOptions(@Inline ApgdOptions search) implements AttackProvider {
  /** The defaults. */
  public PmaOptions() {
    this(ApgdOptions.standard(Norm.LINF, 100));
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Ensemble(search.norm(), part(context));
  }

  Part part(ComponentContext context) {
    return Part.of(
        "pma", new Apgd(search, examples -> new ProbabilityMargin(examples.labels())), context);
  }
}
