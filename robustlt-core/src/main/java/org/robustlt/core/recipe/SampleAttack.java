package org.robustlt.core.recipe;

import org.jspecify.annotations.Nullable;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.core.registry.ContextLoader;

/**
 * The attack of a recipe as it would be for a data set of ten classes, so that it can be asked what
 * it is and what it costs before any data is read.
 */
public final class SampleAttack {
  private static final ComponentContext TEN_CLASSES =
      ComponentContext.of(ClassFrequencies.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1), 1);

  private static final Attack USUAL = AttackRequest::images;

  private SampleAttack() {}

  /**
   * Returns the attack that a recipe or a protocol chose; a usual one if it cannot be made, which
   * is told where it is made for a run.
   */
  public static Attack of(AttackProvider chosen) {
    try {
      @Nullable Attack attack = ContextLoader.create(chosen, TEN_CLASSES);
      return attack == null ? USUAL : attack;
    } catch (RuntimeException | LinkageError e) {
      return USUAL;
    }
  }
}
