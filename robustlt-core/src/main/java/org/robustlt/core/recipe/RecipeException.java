package org.robustlt.core.recipe;

import java.util.List;

/** A recipe cannot be used; the message tells everything that is wrong and where. */
public final class RecipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the file and why it cannot be read at all. */
  public RecipeException(String recipe, String problem) {
    super(recipe + ": " + problem);
  }

  /** Names the recipe and all its problems. */
  public RecipeException(String recipe, List<String> problems) {
    super(numbered(recipe, problems));
  }

  private static String numbered(String recipe, List<String> problems) {
    StringBuilder message =
        new StringBuilder(recipe)
            .append(" is invalid: ")
            .append(problems.size())
            .append(problems.size() == 1 ? " problem" : " problems");
    for (int i = 0; i < problems.size(); i++) {
      message.append("\n").append(i + 1).append(". ").append(problems.get(i));
    }
    return message.toString();
  }
}
