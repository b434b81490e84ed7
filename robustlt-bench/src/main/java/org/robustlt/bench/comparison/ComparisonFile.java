package org.robustlt.bench.comparison;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robustlt.bench.record.RecordException;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.record.EvaluationRecord;

/**
 * A comparison as JSON, for those who take part in it and for other programs: what it consists of,
 * from its beginning on, and what came of it.
 */
public final class ComparisonFile {
  private static final String PLAN = "plan";
  private static final String VARIANTS = "variants";
  private static final String MADE_OF = "madeOf";

  private ComparisonFile() {}

  /** What a file holds before there is a result. */
  private record Begun(ComparisonPlan plan) {}

  /**
   * What a file holds at the end.
   *
   * @param plan what the comparison consists of
   * @param variants what came of it
   * @param madeOf which cells are in it, and the numbers of the leases under which they were done
   */
  private record Done(ComparisonPlan plan, List<Entry> variants, Map<String, Long> madeOf) {}

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
   * Writes the file of a comparison that begins.
   *
   * @param fence the right to do so
   * @throws RecordException if that fails
   */
  public static void begin(Path file, Fence fence, ComparisonPlan plan) {
    write(file, fence, new Begun(plan));
  }

  /**
   * Returns what a comparison consists of; nothing where an older program began it, or none is
   * there.
   *
   * @throws org.robustlt.core.file.FileFormatException if the file is damaged
   * @throws RecordException if it cannot be read
   */
  public static Optional<ComparisonPlan> plan(Path file) {
    return tree(file)
        .filter(tree -> tree.has(PLAN))
        .map(tree -> value(file, tree.path(PLAN), new TypeReference<ComparisonPlan>() {}));
  }

  /**
   * Returns which cells are in the result, with the numbers of their leases; nothing where there is
   * no result yet.
   *
   * @throws org.robustlt.core.file.FileFormatException if the file is damaged
   * @throws RecordException if it cannot be read
   */
  public static Optional<Map<String, Long>> madeOf(Path file) {
    return tree(file)
        .filter(tree -> tree.has(VARIANTS))
        .map(tree -> value(file, tree.path(MADE_OF), new TypeReference<Map<String, Long>>() {}));
  }

  /** Before the first thing is written, the file is empty: a process was killed just then. */
  private static Optional<JsonNode> tree(Path file) {
    try {
      return Files.exists(file) && Files.size(file) > 0
          ? Optional.of(SealedJson.read(file).tree())
          : Optional.empty();
    } catch (IOException e) {
      throw new RecordException(file + " cannot be read: " + e, e);
    }
  }

  private static <T> T value(Path file, JsonNode tree, TypeReference<T> type) {
    try {
      return Json.mapper().readerFor(type).readValue(tree);
    } catch (IOException e) {
      throw new RecordException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * Writes what came of a comparison.
   *
   * @param fence the right to do so
   * @param madeOf the cells that are in it, with the numbers of their leases
   * @throws RecordException if that fails
   */
  public static void write(
      Path file,
      Fence fence,
      ComparisonPlan plan,
      Comparison comparison,
      Map<String, Long> madeOf) {
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
    write(file, fence, new Done(plan, entries, new TreeMap<>(madeOf)));
  }

  private static void write(Path file, Fence fence, Object content) {
    String text = SealedJson.pages(content);
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
