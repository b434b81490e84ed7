package org.robustlt.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robustlt.api.data.DataException;
import org.robustlt.core.checkpoint.Checkpoint;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.TensorFileWriter;
import org.robustlt.core.file.npy.NpyFixtures;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.run.EvaluationOptions;
import org.robustlt.core.run.Protocols;
import org.robustlt.core.run.Run;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.RunException;

class RunsTest {
  private static final RecipeReader READER = new RecipeReader(Registry.load(List.of()));

  /** With everything that a checkpoint has to hold: momentum, average, counts of predictions. */
  private static final String RECIPE =
      """
      name: stripes
      seed: 7
      data:
        use: stripes
        imbalance: {use: exponential, ratio: 4}
        validation: {fraction: 0.25}
        augmentation: [{use: horizontal-flip}]
        mixing: {use: cut-mix, probability: 0.7}
      model: {use: small-cnn, width: 4}
      training:
        epochs: 4
        batchSize: 16
        optimizer: {use: sgd, learningRate: 0.05, momentum: 0.9, nesterov: true}
        schedule: {use: cosine}
        weightAverage: {decay: 0.9}
        monitor: updating
      attack: {use: pgd, steps: 3, stepSize: 4/255, objective: {use: effective-number}}
      budget: {use: robustlt, epsilon: 8/255, alpha: 0.3, beta: 0.5}
      loss: {use: reat}
      weightPerturbation: {use: awp}
      """;

  @TempDir private Path directory;

  @Test
  void aRunWritesAllItsFiles() throws IOException {
    RunDirectory place = new RunDirectory(directory.resolve("run"));
    Recipe recipe = READER.read(RECIPE, "stripes");

    EvaluationRecord evaluation;
    try (Run run = Runs.open(recipe, place, Optional.empty(), RunListener.SILENT)) {
      run.train(false);
      evaluation =
          run.evaluate(
              new Protocols(READER).find("pgd-10"),
              EvaluationOptions.of(CheckpointStore.Which.BEST));
    }

    assertThat(READER.read(Files.readString(place.recipe()), "resolved")).isEqualTo(recipe);
    JsonNode manifest = Json.mapper().readTree(place.manifest().toFile());
    assertThat(manifest.path("recipeHash").asText()).isEqualTo(recipe.sha256());
    assertThat(manifest.path("dataSet").path("classCounts")).hasSize(4);
    List<String> journal = Files.readAllLines(place.journal());
    assertThat(journal).hasSize(4);
    JsonNode last = Json.mapper().readTree(journal.get(3));
    assertThat(last.path("budget").get(3).asDouble())
        .isGreaterThan(last.path("budget").get(0).asDouble());
    assertThat(last.path("waitingSeconds").asDouble())
        .isPositive()
        .isLessThan(last.path("seconds").asDouble());
    assertThat(last.path("validation").path("robust").path("overall").asDouble())
        .isBetween(0.0, 1.0);
    JsonNode written = Json.mapper().readTree(place.evaluation("pgd-10-best").toFile());
    assertThat(written.path("overall").asDouble()).isEqualTo(evaluation.overall());
    assertThat(written.path("protocol").path("checkpoint").asText()).isEqualTo("best");
    assertThat(written.path("examples").asInt()).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10})
  void aKilledRunThatGoesOnEndsWithTheBitsOfAnUninterruptedOne(int batches) throws IOException {
    killedRunEndsWithTheBitsOfAnUninterruptedOne(RECIPE, batches);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 6, 11})
  void soDoesOneInPhases(int batches) throws IOException {
    killedRunEndsWithTheBitsOfAnUninterruptedOne(
        RECIPE + "phases: [{name: clean, epochs: 2, attack: none, loss: {use: cgrm, every: 1}}]\n",
        batches);
  }

  @Test
  void soDoesOneWhoseLayersDropAtRandom() throws IOException {
    killedRunEndsWithTheBitsOfAnUninterruptedOne(
        RECIPE
            .replace("epochs: 4", "epochs: 2")
            .replaceFirst(
                "model: .*",
                "model: {use: vit-tiny, channels: 4, depth: 2, heads: 1, dropout: 0.2, dropPath: 0.5}"),
        4);
  }

  @Test
  void soDoesOneWhoseBudgetsAndWeightsFollowTheClasses() throws IOException {
    killedRunEndsWithTheBitsOfAnUninterruptedOne(
        RECIPE
            .replaceFirst(
                "attack: .*", "attack: {use: udr, steps: 2, rate: 2, objective: kl-natural}")
            .replaceFirst("use: robustlt", "use: cfa")
            .replace("decay: 0.9", "epochDecay: 0.5, worstClass: 0.05")
            .replaceFirst("loss: .*", "loss: {use: dafa-trades, warmup: 0.5}"),
        6);
  }

  @Test
  void soDoesOneWhoseEpochsAreAveragedWithFurtherImages() throws IOException {
    Path extra = directory.resolve("extra.npz");
    NpyFixtures.writeNpz(
        extra,
        Map.of(
            "image", NpyFixtures.npy("|u1", new byte[3 * 64], 3, 8, 8),
            "label", NpyFixtures.npy(3, 2, 3)));
    killedRunEndsWithTheBitsOfAnUninterruptedOne(
        RECIPE
            .replace("data:", "data:\n  extra: {file: " + extra + ", fraction: 0.5}")
            .replace("weightAverage: {decay: 0.9}", "weightAverage: {equalAfter: 0.25}")
            .replaceFirst("loss: .*", "loss: ikl"),
        10);
  }

  private void killedRunEndsWithTheBitsOfAnUninterruptedOne(String text, int batches)
      throws IOException {
    Recipe recipe = READER.read(text, "stripes");
    Path whole = directory.resolve("whole");
    Path killed = directory.resolve("killed");
    train(recipe, whole, false, RunListener.SILENT);

    assertThatThrownBy(() -> train(recipe, killed, false, dyingAfter(batches)))
        .isInstanceOf(Killed.class);
    train(recipe, killed, true, RunListener.SILENT);

    for (String name : List.of("last", "best")) {
      var expected = checkpoint(whole, name).arrays();
      var actual = checkpoint(killed, name).arrays();
      assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
      expected.forEach(
          (key, array) ->
              assertThat(TensorFileWriter.bytes(actual.get(key)))
                  .as(name + " " + key)
                  .isEqualTo(TensorFileWriter.bytes(array)));
    }
    assertThat(withoutTimes(killed)).isEqualTo(withoutTimes(whole));
  }

  @Test
  void theSplitOfARunIsWrittenAndCanBeTakenByAnother() throws IOException {
    Path first = directory.resolve("first");
    train(first, false, RunListener.SILENT);
    JsonNode split = Json.mapper().readTree(first.resolve("split.json").toFile());
    assertThat(split.path("profile").asText())
        .isEqualTo("exponential, ratio 4, largest 0, held out 0.25");
    assertThat(split.path("training")).isNotEmpty();

    Path second = directory.resolve("second");
    Recipe importing =
        READER.read(
            RECIPE.replace(
                "imbalance: {use: exponential, ratio: 4}",
                "selection: {seed: 99, file: \"" + first.resolve("split.json") + "\"}"),
            "stripes");
    train(importing, second, false, RunListener.SILENT);
    JsonNode taken = Json.mapper().readTree(second.resolve("split.json").toFile());
    assertThat(taken.path("trainingSha256")).isEqualTo(split.path("trainingSha256"));
    assertThat(taken.path("validationSha256")).isEqualTo(split.path("validationSha256"));

    Files.move(first.resolve("split.json"), directory.resolve("moved.json"));
    train(importing, second, true, RunListener.SILENT);
    assertThatThrownBy(
            () -> train(importing, directory.resolve("third"), false, RunListener.SILENT))
        .isInstanceOf(DataException.class)
        .hasMessage(first.resolve("split.json") + ": no such file of a split");
  }

  @Test
  void aRunLearns() throws IOException {
    Path place = directory.resolve("run");
    train(place, false, RunListener.SILENT);
    List<JsonNode> epochs = withoutTimes(place);
    assertThat(epochs.get(3).path("natural").path("overall").asDouble())
        .isGreaterThan(epochs.get(0).path("natural").path("overall").asDouble())
        .isGreaterThan(0.5);
  }

  @Test
  void aDirectoryThatHoldsARunIsLeftAloneUnlessItMayGoOn() {
    Path place = directory.resolve("run");
    train(place, false, RunListener.SILENT);

    assertThatThrownBy(() -> train(place, false, RunListener.SILENT))
        .isInstanceOf(RunException.class)
        .hasMessage(
            place + ": already holds a run; go on with it by --resume, or give another --out");
    Recipe other = READER.read(RECIPE.replace("seed: 7", "seed: 8"), "stripes");
    assertThatThrownBy(() -> train(other, place, true, RunListener.SILENT))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith(place + ": holds a run of another recipe");
  }

  @Test
  void aDirectoryWithOtherFilesIsLeftAlone() throws IOException {
    Files.writeString(directory.resolve("thesis.tex"), "years of work");
    assertThatThrownBy(() -> train(directory, false, RunListener.SILENT))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("is not empty and holds no run");
    assertThat(directory.resolve("thesis.tex")).hasContent("years of work");
  }

  @Test
  void aDamagedCheckpointIsNamedAndLeftAsItIs() throws IOException {
    Path place = directory.resolve("run");
    assertThatThrownBy(() -> train(place, false, dyingAfter(8))).isInstanceOf(Killed.class);
    Path file = place.resolve("checkpoints/last.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 5] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> train(place, true, RunListener.SILENT))
        .isInstanceOf(FileFormatException.class)
        .hasMessageStartingWith(file + ": is damaged: the sha256 of array");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  private static void train(Path place, boolean resume, RunListener listener) {
    train(READER.read(RECIPE, "stripes"), place, resume, listener);
  }

  private static void train(Recipe recipe, Path place, boolean resume, RunListener listener) {
    try (Run run = Runs.open(recipe, new RunDirectory(place), Optional.empty(), listener)) {
      run.train(resume);
    }
  }

  private static Checkpoint checkpoint(Path place, String name) {
    return new CheckpointFile(place.resolve("checkpoints/" + name + ".safetensors")).read();
  }

  private static List<JsonNode> withoutTimes(Path place) {
    List<JsonNode> epochs = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(place.resolve("metrics.jsonl"))) {
        ObjectNode epoch = (ObjectNode) Json.mapper().readTree(line);
        epochs.add(
            epoch.without(
                List.of("seconds", "waitingSeconds", "imagesPerSecond", "token", "chain")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return epochs;
  }

  private static RunListener dyingAfter(int batches) {
    int[] left = {batches};
    return event -> {
      if (event instanceof RunEvent.BatchLearnt && --left[0] == 0) {
        throw new Killed();
      }
    };
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
