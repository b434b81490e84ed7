package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;

/** Provides {@code fab-t}. */
@Description(
    value = "fast adaptive boundary attack towards one likely class after the other",
    source = "Croce and Hein, ICML 2020, arXiv 1907.02044; targeted: arXiv 2003.01690, section 5")
public final class TargetedFabProvider implements AttackProvider<TargetedFabOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("fab-t");
  }

  @Override
  public TargetedFabOptions defaults() {
    return new TargetedFabOptions(Norm.LINF, 100, AutoAttackProvider.TARGETS, 1, 0.1, 1.05, 0.9);
  }

  @Override
  public Attack create(TargetedFabOptions options, ComponentContext context) {
    return new Ensemble(
        options.norm(), Part.of("fab-t", Fab.targeted(options.run(), options.targets()), context));
  }
}
