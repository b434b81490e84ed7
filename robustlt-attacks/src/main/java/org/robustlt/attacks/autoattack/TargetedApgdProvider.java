package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.attacks.Require;
import org.robustlt.attacks.loss.TargetedDlrLoss;

/** Provides {@code apgd-t}. */
@Description(
    value = "auto-PGD towards one likely class after the other; needs at least 4 classes",
    source = "Croce and Hein, ICML 2020, arXiv 2003.01690, equation 7")
public final class TargetedApgdProvider implements AttackProvider<TargetedApgdOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("apgd-t");
  }

  @Override
  public TargetedApgdOptions defaults() {
    return new TargetedApgdOptions(Norm.LINF, 100, AutoAttackProvider.TARGETS, 1, 0.75, 1);
  }

  @Override
  public Attack create(TargetedApgdOptions options, ComponentContext context) {
    Require.classes(
        "apgd-t, which uses the targeted DLR loss,", TargetedDlrLoss.CLASSES, context.classes());
    return new Ensemble(
        options.norm(),
        Part.of("apgd-t", new TargetedApgd(options.run(), options.targets()), context));
  }
}
