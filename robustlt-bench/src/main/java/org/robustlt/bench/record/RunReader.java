package org.robustlt.bench.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.robustlt.core.diagnosis.MaskingReport;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.PlainText;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.file.TextFile;
import org.robustlt.core.journal.JournalReading;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.recipe.RecipeValues;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.record.RunManifest;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.RunFiles;

/** Reads run directories; characters in their texts that a terminal would act on are shown. */
public final class RunReader {
  private static final ObjectMapper MAPPER =
      Json.mapper()
          .copy()
          .registerModule(new SimpleModule().addDeserializer(String.class, new HarmlessText()));

  private static final RecipeReader RECIPES = new RecipeReader(Registry.load(List.of()));

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
    Path manifest = directory.resolve("manifest.json");
    Path file = directory.resolve("recipe.yaml");
    String recipe = Files.isRegularFile(file) ? text(file) : "";
    try {
      RunFiles files = new RunFiles(new RunDirectory(directory));
      return new RunRecord(
          directory,
          bound(manifest, tree(manifest), RunManifest.class),
          recipe,
          RecipeValues.ofRun(recipe, RECIPES),
          epochs(directory.resolve("metrics.jsonl"), files.journal()),
          evaluations(directory.resolve("evaluation"), files),
          masking(directory.resolve("masking.json")));
    } catch (IOException e) {
      throw new RecordException(directory + " cannot be read: " + e, e);
    }
  }

  private static Optional<MaskingReport> masking(Path file) {
    return Files.isRegularFile(file)
        ? Optional.of(bound(file, tree(file), MaskingReport.class))
        : Optional.empty();
  }

  private static List<EpochRecord> epochs(Path file, JournalReading journal) {
    SortedMap<Integer, EpochRecord> epochs = new TreeMap<>();
    for (JsonNode line : journal.entries()) {
      if (line.path("event").asText().equals("epoch")) {
        EpochRecord epoch = bound(file, line, EpochRecord.class);
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
                return bound(file, tree, EvaluationRecord.class);
              })
          .toList();
    } catch (IOException e) {
      throw new RecordException(directory + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static <R extends Record> R bound(Path file, JsonNode tree, Class<R> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new RecordException(
          file + ": is no record of a run: " + PlainText.of(e.getOriginalMessage()), e);
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
      return TextFile.read(file);
    } catch (IOException e) {
      throw new RecordException(file + " cannot be read: " + e, e);
    }
  }

  private static final class HarmlessText extends FromStringDeserializer<String> {
    private static final long serialVersionUID = 1L;

    HarmlessText() {
      super(String.class);
    }

    @Override
    protected String _deserialize(String text, DeserializationContext context) {
      return PlainText.of(text);
    }

    @Override
    protected String _deserializeFromEmptyString(DeserializationContext context) {
      return "";
    }
  }
}
