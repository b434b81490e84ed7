package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.attacks.Require;
import org.robustlt.attacks.loss.DlrLoss;

/** Provides {@code apgd-dlr}. */
@Description(
    value = "auto-PGD on the difference of logits ratio; needs at least 3 classes",
    source = "Croce and Hein, ICML 2020, arXiv 2003.01690, equation 6")
public final class ApgdDlrProvider implements AttackProvider<ApgdOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("apgd-dlr");
  }

  @Override
  public ApgdOptions defaults() {
    return ApgdOptions.standard(Norm.LINF, 100);
  }

  @Override
  public Attack create(ApgdOptions options, ComponentContext context) {
    Require.classes("apgd-dlr, which uses the DLR loss,", DlrLoss.CLASSES, context.classes());
    return new Ensemble(
        options.norm(),
        Part.of(
            "apgd-dlr", new Apgd(options, examples -> new DlrLoss(examples.labels())), context));
  }
}
