package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;

/** Provides {@code fab}. */
@Description(
    value =
        "fast adaptive boundary attack towards the nearest class; a gradient per class and step",
    source = "Croce and Hein, ICML 2020, arXiv 1907.02044, algorithm 1")
public final class FabProvider implements AttackProvider<FabOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("fab");
  }

  @Override
  public FabOptions defaults() {
    return FabOptions.standard(Norm.LINF, 100);
  }

  @Override
  public Attack create(FabOptions options, ComponentContext context) {
    return new Ensemble(options.norm(), Part.of("fab", Fab.untargeted(options), context));
  }
}
