package org.robustlt.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.record.RecordException;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.record.EvaluationRecord;

/** Writes a comparison as JSON, for other programs. */
public final class ComparisonFile {
  private ComparisonFile() {}

  /**
   * A variant.
   *
   * @param name what tables call it
   * @param base the variant that it is compared with
   * @param runs its run directories
   * @param results by protocol
   */
  record Entry(
      String name, Optional<String> base, List<String> runs, Map<String, Result> results) {}

  /**
   * What a variant came to under a protocol.
   *
   * @param protocolHash numbers compare only if it is the same
   * @param accuracies by measure, fractions in 0..1
   */
  record Result(String protocolHash, Map<String, Accuracy> accuracies) {}

  /**
   * An accuracy over the seeds.
   *
   * @param mean the mean
   * @param deviation the sample standard deviation, null for a single seed
   * @param values the accuracy of each run
   */
  record Accuracy(double mean, double deviation, List<Double> values) {}

  /**
   * Writes the file.
   *
   * @param fence the right to do so
   * @throws RecordException if that fails
   */
  public static void write(Path file, Fence fence, Comparison comparison) {
    List<Entry> entries = new ArrayList<>();
    for (Variant variant : comparison.variants()) {
      Map<String, Result> results = new LinkedHashMap<>();
      for (String protocol : comparison.protocols()) {
        List<EvaluationRecord> evaluations = variant.evaluations(protocol);
        if (!evaluations.isEmpty()) {
          results.put(protocol, result(evaluations));
        }
      }
      entries.add(
          new Entry(
              variant.name(),
              variant.base(),
              variant.runs().stream().map(run -> run.directory().toString()).toList(),
              results));
    }
    String text = SealedJson.pages(Map.of("variants", entries));
    try {
      AtomicFile.write(file, fence, target -> Files.writeString(target, text));
    } catch (IOException e) {
      throw new RecordException(FileFault.writing(file, e), e);
    }
  }

  private static Result result(List<EvaluationRecord> evaluations) {
    Map<String, Accuracy> accuracies = new LinkedHashMap<>();
    for (Measure measure : Measure.values()) {
      List<Double> values = evaluations.stream().map(measure::of).toList();
      Statistic statistic = Statistic.of(values);
      accuracies.put(
          measure.title(), new Accuracy(statistic.mean(), statistic.deviation(), values));
    }
    return new Result(evaluations.get(0).protocol().hash(), accuracies);
  }
}
