package org.robustlt.api.component;

import java.util.List;

/**
 * What a component needs of the rest of a recipe. Options implement this interface where the
 * component makes sense beside some others only; whoever checks a recipe asks them before any work.
 */
@FunctionalInterface
public interface RecipeRemarks {
  /**
   * Looks at the recipe that names the component.
   *
   * @param recipe the complete recipe
   * @return what to tell the user; empty if component and recipe fit together
   */
  List<Remark> remarks(RecipeView recipe);
}
