package org.robustlt.bench.comparison;

import java.util.List;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.recipe.EvaluationSection;
import org.robustlt.core.record.EvaluationRecord;

/**
 * The same results under another rule of what is head, medium and tail: no image is classified
 * again.
 *
 * @param rule the rule
 */
public record Regrouping(EvaluationSection.Groups rule) {
  /**
   * Returns a run with other groups, as if it had been evaluated with them.
   *
   * @throws RecordException if its manifest does not tell the sizes of the classes, or the rule
   *     asks for more classes than there are
   */
  public RunRecord of(RunRecord run) {
    List<Long> counts = run.manifest().dataSet().classCounts();
    if (counts.isEmpty()) {
      throw new RecordException(
          run.directory() + ": manifest.json does not tell the sizes of the classes");
    }
    ClassGroups groups;
    try {
      groups =
          ClassGroups.of(rule, ClassFrequencies.of(counts.stream().mapToLong(n -> n).toArray()));
    } catch (IllegalArgumentException e) {
      throw new RecordException(run.directory() + ": " + e.getMessage(), e);
    }
    return new RunRecord(
        run.directory(),
        run.manifest(),
        run.recipe(),
        run.settings(),
        run.epochs(),
        run.evaluations().stream().map(evaluation -> regrouped(evaluation, groups)).toList(),
        run.masking());
  }

  private static EvaluationRecord regrouped(EvaluationRecord evaluation, ClassGroups groups) {
    return evaluation.grouped(
        groups,
        mean(evaluation, groups.head()),
        mean(evaluation, groups.medium()),
        mean(evaluation, groups.tail()));
  }

  private static double mean(EvaluationRecord evaluation, List<Integer> classes) {
    return classes.stream()
        .filter(c -> c < evaluation.perClass().size())
        .mapToDouble(c -> evaluation.perClass().get(c))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }
}
