package org.robustlt.bench.record;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run directory.
 *
 * @param directory where it lies
 * @param manifest where the numbers come from
 * @param recipe the resolved recipe, YAML
 * @param epochs the journal, an entry for each epoch
 * @param evaluations by protocol name
 * @param masking the signs of masked gradients, if they were looked for
 */
public record RunRecord(
    Path directory,
    Manifest manifest,
    String recipe,
    List<EpochRecord> epochs,
    List<EvaluationRecord> evaluations,
    Optional<Masking> masking) {
  /** Copies the lists. */
  public RunRecord {
    epochs = List.copyOf(epochs);
    evaluations = List.copyOf(evaluations);
  }
}
