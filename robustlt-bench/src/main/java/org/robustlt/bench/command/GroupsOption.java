package org.robustlt.bench.command;

import java.util.List;
import org.robustlt.core.recipe.EvaluationSection;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.Registry;

/** Reads a rule of groups from the command line. */
final class GroupsOption {
  private GroupsOption() {}

  /**
   * Returns the rule that a text says, such as {@code counts, head: 2, tail: 8}: the section {@code
   * evaluation.groups} of a recipe, without braces and with the rule first.
   *
   * @throws org.robustlt.core.recipe.RecipeException if anything is wrong with it
   */
  static EvaluationSection.Groups read(String text) {
    String bare = text.strip().replaceFirst("^\\{(.*)}$", "$1");
    String section = bare.matches("[^,]*:.*") ? bare : "rule: " + bare;
    return new RecipeReader(Registry.load(List.of()))
        .read(EvaluationSection.Groups.class, "{" + section + "}", "--groups " + text);
  }
}
