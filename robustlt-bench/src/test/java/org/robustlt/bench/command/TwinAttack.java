package org.robustlt.bench.command;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;

/** An attack that tests pack into plug-ins, more than once. */
@Component("twin")
@Description("leaves images as they are")
public record TwinAttack() implements AttackProvider {
  @Override
  public Attack create(ComponentContext context) {
    return request -> request.images().copy();
  }
}
