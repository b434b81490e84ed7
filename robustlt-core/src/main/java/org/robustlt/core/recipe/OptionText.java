package org.robustlt.core.recipe;

import java.util.List;
import org.robustlt.api.contract.RecipeSpelling;
import org.robustlt.core.recipe.node.Node;
import org.robustlt.core.recipe.node.Problems;
import org.robustlt.core.registry.Registry;

/** Options as the recipes of this program spell them. */
public final class OptionText implements RecipeSpelling {
  private final Registry registry = Registry.load(List.of());

  @Override
  public String write(Record options) {
    return RecipeWriter.write(options);
  }

  @Override
  public <R extends Record> R read(Class<R> type, String yaml) {
    Problems problems = new Problems();
    Node.Section section = new RecipeFiles(problems).read(yaml);
    return new Binder(registry, problems)
        .section(type, section)
        .filter(complete -> problems.isEmpty())
        .orElseThrow(() -> new IllegalArgumentException(String.join("\n", problems.inOrder())));
  }
}
