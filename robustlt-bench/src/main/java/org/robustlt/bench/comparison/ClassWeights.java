package org.robustlt.bench.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.core.record.EvaluationRecord;

/** What each class contributes to a number of an evaluation: weights that sum to 1. */
final class ClassWeights {
  private ClassWeights() {}

  /** Returns {@code [classes]} weights; zeros if the evaluation does not tell the classes. */
  static double[] of(Measure measure, EvaluationRecord evaluation) {
    int classes = evaluation.perClass().size();
    return switch (measure) {
      case OVERALL -> normalized(examples(evaluation));
      case BALANCED -> ofGroup(IntStream.range(0, classes).boxed().toList(), evaluation);
      case HEAD -> ofGroup(evaluation.groups().head(), evaluation);
      case MEDIUM -> ofGroup(evaluation.groups().medium(), evaluation);
      case TAIL -> ofGroup(evaluation.groups().tail(), evaluation);
      case WORST_CLASS -> ofGroup(worst(evaluation), evaluation);
    };
  }

  /** Returns {@code [classes]} numbers of test images; alike where the evaluation tells none. */
  static double[] examples(EvaluationRecord evaluation) {
    int classes = evaluation.perClass().size();
    if (evaluation.perClassExamples().size() == classes) {
      return evaluation.perClassExamples().stream().mapToDouble(n -> n).toArray();
    }
    double[] alike = new double[classes];
    Arrays.fill(alike, (double) evaluation.examples() / Math.max(1, classes));
    return alike;
  }

  private static List<Integer> worst(EvaluationRecord evaluation) {
    double[] examples = examples(evaluation);
    return IntStream.range(0, examples.length)
        .filter(c -> examples[c] > 0 && Double.isFinite(evaluation.perClass().get(c)))
        .boxed()
        .min((a, b) -> Double.compare(evaluation.perClass().get(a), evaluation.perClass().get(b)))
        .map(List::of)
        .orElse(List.of());
  }

  private static double[] ofGroup(List<Integer> group, EvaluationRecord evaluation) {
    double[] examples = examples(evaluation);
    double[] weights = new double[examples.length];
    group.stream().filter(c -> c < weights.length && examples[c] > 0).forEach(c -> weights[c] = 1);
    return normalized(weights);
  }

  private static double[] normalized(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return sum == 0 ? weights : Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
