package org.robustlt.bench.command;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;

/** An attack that tests pack into plug-ins, more than once. */
@Description("leaves images as they are")
public final class TwinAttackProvider implements AttackProvider<TwinAttackProvider.Options> {
  /** There are no options. */
  public record Options() {}

  @Override
  public ComponentName name() {
    return ComponentName.of("twin");
  }

  @Override
  public Options defaults() {
    return new Options();
  }

  @Override
  public Attack create(Options options, ComponentContext context) {
    return request -> request.images().copy();
  }
}
