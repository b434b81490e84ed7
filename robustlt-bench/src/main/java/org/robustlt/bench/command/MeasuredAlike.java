package org.robustlt.bench.command;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.robustlt.bench.job.RunPlan;
import org.robustlt.core.recipe.EvaluationSection;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.SampleAttack;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.run.Protocol;

/**
 * Whether runs may share the columns of a table: what a protocol takes from recipes must be the
 * same in all of them.
 */
final class MeasuredAlike {
  private MeasuredAlike() {}

  /** Returns what keeps runs from standing in one table, before hours are spent on them. */
  static Set<String> problems(List<RunPlan> runs) {
    Set<String> problems = new LinkedHashSet<>();
    Map<String, Recipe> first = new LinkedHashMap<>();
    for (RunPlan run : runs) {
      for (Protocol protocol : run.protocols()) {
        Recipe other = first.putIfAbsent(protocol.name(), run.recipe());
        if (other != null) {
          Map<String, String> here = taken(protocol, other);
          taken(protocol, run.recipe())
              .forEach(
                  (key, value) -> {
                    if (!value.equals(here.get(key))) {
                      problems.add(
                          problem(
                              other, run.recipe(), key, here.getOrDefault(key, "absent"), value));
                    }
                  });
        }
      }
    }
    return problems;
  }

  private static String problem(Recipe one, Recipe two, String key, String here, String there) {
    return String.format(
        Locale.ROOT,
        "\"%s\" and \"%s\" cannot stand in one table: %s is %s and %s, so that their numbers would"
            + " be of different things; make it the same",
        one.name(),
        two.name(),
        key,
        here,
        there);
  }

  private static Map<String, String> taken(Protocol protocol, Recipe recipe) {
    EvaluationSection.Groups groups = recipe.evaluation().groups();
    String rule = groups.rule().name().toLowerCase(Locale.ROOT);
    Map<String, String> taken = new LinkedHashMap<>();
    taken.put("data.use", NamePattern.nameOf(recipe.data().dataSet()));
    taken.put(
        "evaluation.groups",
        groups.rule() == EvaluationSection.Groups.Rule.THIRDS
            ? rule
            : rule + " (head " + groups.head() + ", tail " + groups.tail() + ")");
    if (protocol.definition().epsilon().own().isEmpty()
        && !SampleAttack.of(protocol.definition().attack().attack()).isIdentity()) {
      taken.put("budget.epsilon", recipe.budget().epsilon().toString());
    }
    return taken;
  }
}
