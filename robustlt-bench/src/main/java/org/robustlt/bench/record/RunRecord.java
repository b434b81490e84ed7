package org.robustlt.bench.record;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.core.diagnosis.MaskingReport;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.record.Facts;
import org.robustlt.core.record.RunManifest;

/**
 * A run directory.
 *
 * @param directory where it lies
 * @param manifest where the numbers come from
 * @param recipe the resolved recipe, YAML
 * @param settings what it says by keys joined by dots, with settings that came after the run
 * @param epochs the journal, an entry for each epoch
 * @param evaluations by protocol name
 * @param masking the signs of masked gradients, if they were looked for
 */
public record RunRecord(
    Path directory,
    RunManifest manifest,
    String recipe,
    Map<String, String> settings,
    List<EpochRecord> epochs,
    List<EvaluationRecord> evaluations,
    Optional<MaskingReport> masking) {
  /** Copies the lists. */
  public RunRecord {
    settings = ImmutableMap.copyOf(settings);
    epochs = List.copyOf(epochs);
    evaluations = List.copyOf(evaluations);
  }

  /** Returns every entry of the manifest as text, a component by where the recipe names it. */
  public Map<String, String> facts() {
    Map<String, String> facts = Facts.of(manifest);
    facts.remove("components");
    facts.values().removeIf(String::isEmpty);
    manifest
        .components()
        .forEach(each -> facts.put(each.key(), each.name() + " from " + each.jar()));
    return facts;
  }

  /** Returns whether the last weights were measured and the run has more epochs by now. */
  public boolean isBehind(EvaluationRecord evaluation) {
    return evaluation.protocol().checkpoint().equals("last")
        && evaluation.epoch().filter(epoch -> epoch < epochs.size()).isPresent();
  }
}
