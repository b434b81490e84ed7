package org.robustlt.bench.comparison;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.bench.record.EvaluationRecord;
import org.robustlt.bench.record.Protocol;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.recipe.EvaluationSection;
import org.robustlt.core.record.ProtocolRecord;

/**
 * The same results under another rule of what is head, medium and tail: no image is classified
 * again.
 *
 * @param rule the rule
 */
public record Regrouping(EvaluationSection.Groups rule) {
  private static final String GROUPS = "groups";

  /**
   * Returns a run with other groups, as if it had been evaluated with them.
   *
   * @throws RecordException if its manifest does not tell the sizes of the classes, or the rule
   *     asks for more classes than there are
   */
  public RunRecord of(RunRecord run) {
    List<Long> counts = run.manifest().classCounts();
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
        run.epochs(),
        run.evaluations().stream().map(evaluation -> regrouped(evaluation, groups)).toList(),
        run.masking());
  }

  private static EvaluationRecord regrouped(EvaluationRecord evaluation, ClassGroups groups) {
    return new EvaluationRecord(
        protocol(evaluation.protocol(), groups.rule()),
        evaluation.examples(),
        evaluation.overall(),
        evaluation.balanced(),
        evaluation.worstClass(),
        mean(evaluation, groups.head()),
        mean(evaluation, groups.medium()),
        mean(evaluation, groups.tail()),
        evaluation.perClass(),
        evaluation.perClassExamples(),
        evaluation.perClassInterval(),
        evaluation.confusion(),
        Optional.of(
            new EvaluationRecord.Groups(
                groups.rule(), groups.names(), groups.head(), groups.medium(), groups.tail())),
        evaluation.robustness().regrouped());
  }

  private static double mean(EvaluationRecord evaluation, List<Integer> classes) {
    return classes.stream()
        .filter(c -> c < evaluation.perClass().size())
        .mapToDouble(c -> evaluation.perClass().get(c))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  private static Protocol protocol(Protocol measured, String rule) {
    Map<String, String> settings = new LinkedHashMap<>(measured.settings());
    settings.put(GROUPS, rule);
    Protocol other = new Protocol(measured.name(), "", settings);
    String hash =
        hash(measured).equals(measured.hash())
            ? hash(other)
            : Hashing.sha256()
                .hashString(measured.hash() + "\n" + rule, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 12);
    return new Protocol(measured.name(), hash, settings);
  }

  /** Returns the hash that an evaluation gives to a protocol; empty if settings lack. */
  private static String hash(Protocol protocol) {
    Map<String, String> settings = protocol.settings();
    Map<String, String> options = new LinkedHashMap<>();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith("options.")) {
            options.put(key.substring("options.".length()), value);
          }
        });
    String version = settings.getOrDefault("version", "");
    String seed = settings.getOrDefault("seed", "");
    if (!version.matches("[0-9]{1,9}") || !seed.matches("[0-9]{1,18}")) {
      return "";
    }
    return new ProtocolRecord(
            protocol.name(),
            Integer.parseInt(version),
            "",
            settings.getOrDefault("attack", ""),
            options,
            settings.getOrDefault("objective", ""),
            settings.getOrDefault("epsilon", ""),
            settings.getOrDefault("bounds", ""),
            settings.getOrDefault("batchNorm", ""),
            Long.parseLong(seed),
            settings.getOrDefault("testSet", ""),
            settings.getOrDefault(GROUPS, ""),
            settings.getOrDefault("checkpoint", ""))
        .hashed()
        .hash();
  }
}
