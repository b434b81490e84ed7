package org.robustlt.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.file.Json;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.run.Run;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.training.CollapsedException;
import org.robustlt.core.training.DivergedException;

/** A training that goes wrong is told, and what it leaves behind is of use. */
class DivergenceTest {
  private static final RecipeReader READER = new RecipeReader(Registry.load(List.of()));

  private final List<String> warnings = new ArrayList<>();

  @TempDir private Path directory;

  @ParameterizedTest(name = "learning rate {0}")
  @ValueSource(strings = {"1e38", "1e30", "1000"})
  void nothingIsSavedThatIsNotFinite(String learningRate) throws IOException {
    assertThatThrownBy(() -> train(recipe(6, "warn", learningRate, "1")))
        .isInstanceOf(DivergedException.class)
        .hasMessageStartingWith("the training diverged: ")
        .hasMessageContaining("nothing of this epoch is saved. Likely causes, in this order:")
        .hasMessageContaining("1. the learning rate, " + Double.parseDouble(learningRate))
        .hasMessageContaining("2. gradients of any size");
    checkSaved();
  }

  @Test
  void theCheckpointOfTheEpochBeforeIsKept() throws IOException {
    assertThatThrownBy(() -> train(recipe(2, "warn", "0.05", "1e37")))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("epoch 2");
    checkSaved();
    assertThat(new CheckpointFile(file("last")).read().manifest().epoch()).isEqualTo(1);
    assertThat(file("best")).exists();
  }

  @Test
  void aTrainingThatLearnsNothingOfAClassStopsWhereItsRecipeAsksForIt() throws IOException {
    Recipe stopping = recipe(6, "stop", "1e-12", "1");
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> train(stopping))
          .isInstanceOf(CollapsedException.class)
          .hasMessageContaining("no natural image of ")
          .hasMessageContaining(" was recognized in 3 epochs of 6; the checkpoints are kept");
      assertThat(new CheckpointFile(file("last")).read().manifest().epoch()).isEqualTo(3);
    }
    warnings.clear();

    train(recipe(6, "warn", "1e-12", "1"));

    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).endsWith(" was recognized in the whole training");
    JsonNode third = journal().get(2);
    assertThat(third.path("signs").path(0).path("kind").asText()).isEqualTo("UNRECOGNIZED_CLASSES");
    assertThat(journal().get(1).has("signs")).isFalse();
  }

  private void train(Recipe recipe) {
    RunDirectory place = new RunDirectory(directory.resolve("run"));
    try (Run run =
        Runs.open(
            recipe,
            place,
            Optional.empty(),
            event -> {
              if (event instanceof RunEvent.Warned warned) {
                warnings.add(warned.sign());
              }
            })) {
      run.train(true);
    }
  }

  /** Returns a recipe that saves itself after every batch. */
  private static Recipe recipe(int epochs, String onCollapse, String rate, String factor) {
    String text =
        String.format(
            Locale.ROOT,
            """
      name: stripes
      data: {use: stripes, imbalance: {use: exponential, ratio: 4}, validation: {fraction: 0.25}}
      model: {use: small-cnn, width: 2}
      training:
        epochs: %d
        batchSize: 16
        checkpointMinutes: 1e-9
        onCollapse: %s
        optimizer: {use: sgd, learningRate: %s, momentum: 0.9}
        schedule: {use: multi-step, milestones: [1], factor: %s}
      attack: {use: pgd, steps: 1, stepSize: 4/255}
      budget: {use: constant, epsilon: 8/255}
      loss: {use: cross-entropy}
      weightPerturbation: {use: none}
      """,
            epochs,
            onCollapse,
            rate,
            factor);
    return READER.read(text, "stripes");
  }

  private Path file(String name) {
    return directory.resolve("run/checkpoints/" + name + ".safetensors");
  }

  private List<JsonNode> journal() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve("run/metrics.jsonl"))) {
      lines.add(Json.mapper().readTree(line));
    }
    return lines;
  }

  private void checkSaved() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file :
          files.filter(each -> each.toString().matches(".*checkpoints.*safetensors")).toList()) {
        new CheckpointFile(file)
            .read().arrays().values().stream()
                .filter(array -> array.dataType().isFPType())
                .forEach(DivergenceTest::checkFinite);
      }
    }
  }

  private static void checkFinite(INDArray array) {
    assertThat(Arrays.stream(array.dup('c').data().asDouble())).allMatch(Double::isFinite);
  }
}
