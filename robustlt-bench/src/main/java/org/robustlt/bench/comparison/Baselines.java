package org.robustlt.bench.comparison;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which recipe each other one is compared with where the user names none: RobustLT's budget with
 * the recipe that is the same but for the budget, any other with the first before it that differs
 * in one component.
 *
 * @param recipes in the order in which they were given
 */
record Baselines(List<RecipeIdentity> recipes) {
  private static final Set<String> BUDGET = Set.of("budget");

  Optional<RecipeIdentity> of(RecipeIdentity recipe) {
    return sameButBudget(recipe).or(() -> sameButOneComponent(recipe));
  }

  /** Returns the recipe that is the same without RobustLT's budget. */
  Optional<RecipeIdentity> sameButBudget(RecipeIdentity recipe) {
    return recipes.stream()
        .filter(other -> recipe.robustLt() && !other.robustLt())
        .filter(other -> recipe.components(other).equals(BUDGET))
        .findFirst();
  }

  private Optional<RecipeIdentity> sameButOneComponent(RecipeIdentity recipe) {
    return recipes.subList(0, recipes.indexOf(recipe)).stream()
        .filter(other -> recipe.robustLt() || !other.robustLt())
        .filter(other -> recipe.components(other).size() == 1)
        .findFirst();
  }
}
