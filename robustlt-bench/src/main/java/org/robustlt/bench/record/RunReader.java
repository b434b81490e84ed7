package org.robustlt.bench.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads run directories. */
public final class RunReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns whether the directory looks like a run. */
  public static boolean isRun(Path directory) {
    return Files.isRegularFile(directory.resolve("manifest.json"));
  }

  /**
   * Reads what a run directory holds; a journal or evaluations that do not exist yet are empty.
   *
   * @throws RecordException if there is no run, or a file of it is damaged
   */
  public RunRecord read(Path directory) {
    if (!isRun(directory)) {
      throw new RecordException(directory + " is not a run directory: it has no manifest.json");
    }
    Path recipe = directory.resolve("recipe.yaml");
    return new RunRecord(
        directory,
        RecordParser.manifest(tree(directory.resolve("manifest.json")), nameOf(directory)),
        Files.isRegularFile(recipe) ? text(recipe) : "",
        epochs(directory.resolve("metrics.jsonl")),
        evaluations(directory.resolve("evaluation")),
        masking(directory.resolve("masking.json")));
  }

  private static Optional<Masking> masking(Path file) {
    return Files.isRegularFile(file)
        ? Optional.of(RecordParser.masking(tree(file)))
        : Optional.empty();
  }

  private static List<EpochRecord> epochs(Path journal) {
    if (!Files.isRegularFile(journal)) {
      return List.of();
    }
    List<String> lines = text(journal).lines().toList();
    SortedMap<Integer, EpochRecord> epochs = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      try {
        JsonNode line = JSON.readTree(lines.get(i));
        if (line.path("event").asText().equals("epoch")) {
          EpochRecord epoch = RecordParser.epoch(line);
          epochs.put(epoch.epoch(), epoch);
        }
      } catch (JsonProcessingException e) {
        // A training that is killed while it writes leaves half a last line.
        if (i < lines.size() - 1) {
          throw new RecordException(
              journal + ": line " + (i + 1) + " is not JSON: " + e.getOriginalMessage(), e);
        }
      }
    }
    return new ArrayList<>(epochs.values());
  }

  private static List<EvaluationRecord> evaluations(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> RecordParser.evaluation(tree(file), nameOf(file).replace(".json", "")))
          .toList();
    } catch (IOException e) {
      throw new RecordException(directory + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode tree(Path file) {
    try {
      return JSON.readTree(text(file));
    } catch (JsonProcessingException e) {
      throw new RecordException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new RecordException(file + " cannot be read: " + e, e);
    }
  }

  private static String nameOf(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? path.toString() : name.toString();
  }
}
