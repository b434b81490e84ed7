package org.robustlt.bench.comparison;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.record.EvaluationRecord;

/**
 * Runs of one recipe that differ in their seeds only.
 *
 * @param name what tables call it
 * @param runs a run for each seed
 * @param base the name of the variant that it is compared with: the one that the user named, else
 *     one that is the same but for a component
 */
public record Variant(String name, List<RunRecord> runs, Optional<String> base) {
  /** Copies the runs. */
  public Variant {
    runs = List.copyOf(runs);
  }

  /** Returns the evaluations under a protocol, one for each seed that has it. */
  public List<EvaluationRecord> evaluations(String protocol) {
    return runs.stream().flatMap(run -> evaluation(run, protocol).stream()).toList();
  }

  /** Returns the evaluation of a run under a protocol. */
  static Optional<EvaluationRecord> evaluation(RunRecord run, String protocol) {
    return run.evaluations().stream()
        .filter(evaluation -> evaluation.protocol().name().equals(protocol))
        .findFirst();
  }

  /** Returns a number of the evaluations under a protocol, over the seeds. */
  public Statistic statistic(String protocol, ToDoubleFunction<EvaluationRecord> number) {
    return Statistic.of(evaluations(protocol).stream().map(number::applyAsDouble).toList());
  }
}
