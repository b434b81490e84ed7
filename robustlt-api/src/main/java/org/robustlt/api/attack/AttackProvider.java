package org.robustlt.api.attack;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentProvider;

/**
 * Makes attacks, chosen by {@code attack.use} of a recipe.
 *
 * <p>Authors of attacks implement this interface by a record.
 */
public interface AttackProvider extends ComponentProvider<Attack, ComponentContext> {}
