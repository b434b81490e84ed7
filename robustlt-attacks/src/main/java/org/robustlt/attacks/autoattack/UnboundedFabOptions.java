package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;

/**
 * Options of {@code fab-unbounded}.
 *
 * @param search the options that it shares with {@code fab}
 */
@Component("fab-unbounded")
@Description(
    value = "fast adaptive boundary attack to its end: looks for the nearest adversarial image",
    source = "Croce and Hein, ICML 2020, arXiv 1907.02044, algorithm 1")
public record UnboundedFabOptions(@Inline FabOptions search) implements AttackProvider {
  /** The defaults. */
  public UnboundedFabOptions() {
    this(FabOptions.standard(Norm.LINF, 100));
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Ensemble(search.norm(), Part.of("fab-unbounded", new UnboundedFab(search), context));
  }
}
