package org.robustlt.bench.comparison;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.robustlt.bench.record.EvaluationRecord;
import org.robustlt.bench.record.RunRecord;

/**
 * Runs of one recipe that differ in their seeds only.
 *
 * @param name what tables call it
 * @param runs a run for each seed
 * @param base the name of the variant that is the same but for RobustLT's budget
 */
public record Variant(String name, List<RunRecord> runs, Optional<String> base) {
  /** Copies the runs. */
  public Variant {
    runs = List.copyOf(runs);
  }

  /** Returns the evaluations under a protocol, one for each seed that has it. */
  public List<EvaluationRecord> evaluations(String protocol) {
    return runs.stream()
        .flatMap(run -> run.evaluations().stream())
        .filter(evaluation -> evaluation.protocol().name().equals(protocol))
        .toList();
  }

  /** Returns a number of the evaluations under a protocol, over the seeds. */
  public Statistic statistic(String protocol, ToDoubleFunction<EvaluationRecord> number) {
    return Statistic.of(evaluations(protocol).stream().map(number::applyAsDouble).toList());
  }
}
