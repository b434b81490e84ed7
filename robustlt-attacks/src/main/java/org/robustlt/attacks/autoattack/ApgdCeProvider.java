package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;

/** Provides {@code apgd-ce}. */
@Description(
    value = "auto-PGD on the cross-entropy, whose step each example halves for itself",
    source = "Croce and Hein, ICML 2020, arXiv 2003.01690, algorithm 1")
public final class ApgdCeProvider implements AttackProvider<ApgdOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("apgd-ce");
  }

  @Override
  public ApgdOptions defaults() {
    return ApgdOptions.standard(Norm.LINF, 100);
  }

  @Override
  public Attack create(ApgdOptions options, ComponentContext context) {
    return new Ensemble(
        options.norm(),
        Part.of(
            "apgd-ce",
            new Apgd(options, examples -> LogitLoss.crossEntropy(examples.labels())),
            context));
  }
}
