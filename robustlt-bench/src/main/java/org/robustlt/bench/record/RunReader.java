package org.robustlt.bench.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.journal.JournalReading;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.RunFiles;

/** Reads run directories. */
public final class RunReader {
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
    try {
      RunFiles files = new RunFiles(new RunDirectory(directory));
      return new RunRecord(
          directory,
          RecordParser.manifest(tree(directory.resolve("manifest.json")), nameOf(directory)),
          Files.isRegularFile(recipe) ? text(recipe) : "",
          epochs(files.journal()),
          evaluations(directory.resolve("evaluation"), files),
          masking(directory.resolve("masking.json")));
    } catch (IOException e) {
      throw new RecordException(directory + " cannot be read: " + e, e);
    }
  }

  private static Optional<Masking> masking(Path file) {
    return Files.isRegularFile(file)
        ? Optional.of(RecordParser.masking(tree(file)))
        : Optional.empty();
  }

  private static List<EpochRecord> epochs(JournalReading journal) {
    SortedMap<Integer, EpochRecord> epochs = new TreeMap<>();
    for (JsonNode line : journal.entries()) {
      if (line.path("event").asText().equals("epoch")) {
        EpochRecord epoch = RecordParser.epoch(line);
        epochs.put(epoch.epoch(), epoch);
      }
    }
    return new ArrayList<>(epochs.values());
  }

  private static List<EvaluationRecord> evaluations(Path directory, RunFiles run) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(
              file -> {
                JsonNode tree = tree(file);
                run.checkEvaluation(file, tree);
                return RecordParser.evaluation(tree, nameOf(file).replace(".json", ""));
              })
          .toList();
    } catch (IOException e) {
      throw new RecordException(directory + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode tree(Path file) {
    try {
      return SealedJson.read(file).tree();
    } catch (IOException e) {
      throw new RecordException(file + " cannot be read: " + e, e);
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
