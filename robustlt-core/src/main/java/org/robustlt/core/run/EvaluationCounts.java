package org.robustlt.core.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.robustlt.core.evaluation.ClassificationMeasures;
import org.robustlt.core.evaluation.ExampleOutcomes;
import org.robustlt.core.record.EvaluationRecord;

/** Counts what became of the examples of an evaluation. */
final class EvaluationCounts {
  private final ExampleOutcomes outcomes;
  private final EvaluationPlan plan;
  private final int classes;

  private EvaluationCounts(ExampleOutcomes outcomes, EvaluationPlan plan) {
    this.outcomes = outcomes;
    this.plan = plan;
    this.classes = plan.weights().test().size();
  }

  static EvaluationRecord.Counts of(
      ExampleOutcomes outcomes, EvaluationPlan plan, Optional<EvaluationRecord.Transfer> transfer) {
    return new EvaluationCounts(outcomes, plan).counts(transfer);
  }

  private EvaluationRecord.Counts counts(Optional<EvaluationRecord.Transfer> transfer) {
    List<String> names = plan.stages().names();
    List<EvaluationRecord.Stage> after = new ArrayList<>();
    for (int stage = 0; stage < names.size(); stage++) {
      after.add(
          EvaluationRecord.Stage.of(
              names.get(stage), outcomes.confusionAfter(stage + 1, classes), plan.weights()));
    }
    return new EvaluationRecord.Counts(
        outcomes.confusionAfter(names.size(), classes),
        names.isEmpty() ? Optional.empty() : Optional.of(outcomes.confusionAfter(0, classes)),
        measures(outcomes.predictions(), outcomes.confidences()),
        names.isEmpty()
            ? Optional.empty()
            : Optional.of(measures(outcomes.natural(), outcomes.naturalConfidences())),
        after,
        outcomes.withoutGradient(),
        transfer);
  }

  /** Measures all classes and each group, with classes weighing as in the whole test set. */
  private Map<String, ClassificationMeasures> measures(int[] predictions, double[] confidences) {
    int[] labels = outcomes.labels();
    long[] sampled = new long[classes];
    Arrays.stream(labels).forEach(label -> sampled[label]++);
    Map<String, Set<Integer>> parts = new LinkedHashMap<>();
    parts.put("all", IntStream.range(0, classes).boxed().collect(Collectors.toSet()));
    parts.put("head", Set.copyOf(plan.groups().head()));
    parts.put("medium", Set.copyOf(plan.groups().medium()));
    parts.put("tail", Set.copyOf(plan.groups().tail()));
    Map<String, ClassificationMeasures> measures = new LinkedHashMap<>();
    parts.forEach(
        (name, part) -> {
          if (!part.isEmpty()) {
            measures.put(
                name,
                ClassificationMeasures.of(
                    labels,
                    predictions,
                    confidences,
                    classes,
                    c -> (double) plan.weights().test().get(c) / sampled[c],
                    part::contains));
          }
        });
    return measures;
  }
}
