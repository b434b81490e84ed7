package org.robustlt.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robustlt.core.adversary.LogitAdjustment;
import org.robustlt.core.checkpoint.CheckpointStore.Which;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.run.EvaluationOptions;
import org.robustlt.core.run.Protocol;
import org.robustlt.core.run.Protocols;
import org.robustlt.core.run.Run;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.RunException;
import org.robustlt.core.run.Surrogate;
import org.robustlt.tck.golden.Npz;

class EvaluationOfRunsTest {
  private static final RecipeReader READER = new RecipeReader(Registry.load(List.of()));

  private static final String RECIPE =
      """
      name: stripes
      data: {use: stripes, imbalance: {use: exponential, ratio: 4}}
      model: {use: small-cnn, width: 4}
      training: {epochs: 3, batchSize: 16, optimizer: {use: sgd, learningRate: 0.05}}
      attack: {use: none}
      budget: {use: constant, epsilon: 24/255}
      evaluation: {groups: {rule: counts, head: 1, tail: 2}}
      """;

  /** Short, with a stage for each kind of search. */
  private static final String ENSEMBLE =
      """
      version: 3
      attack: {use: pgd, steps: 2, stepSize: 4/255, restarts: 4}
      """;

  /** The name of the file, and a digest of what it says. */
  private static final String LABEL = "restarts-a67779b6";

  @TempDir private static Path folder;

  @BeforeAll
  static void train() throws IOException {
    try (Run run = open(folder, RunListener.SILENT)) {
      run.train(false);
    }
    Files.writeString(folder.resolve("restarts.yaml"), ENSEMBLE);
  }

  /** What was found, without the number of the lease under which it was written. */
  private static JsonNode result(RunDirectory place) throws IOException {
    return SealedJson.read(place.evaluation(LABEL)).tree().without("token");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 9})
  void aKilledEvaluationGoesOnToTheSameResult(int events) throws IOException {
    RunDirectory place = new RunDirectory(folder);
    EvaluationOptions options = new EvaluationOptions(Which.LAST, OptionalInt.empty(), true);
    List<RunEvent> whole = new ArrayList<>();
    evaluate(options, whole::add);
    byte[] examples = Files.readAllBytes(place.examples(LABEL));
    byte[] images = Files.readAllBytes(place.adversarialImages(LABEL));
    Path samples = place.samples(place.evaluations(), LABEL);
    byte[] first = Files.readAllBytes(samples);
    JsonNode result = result(place);
    Files.delete(place.examples(LABEL));
    Files.delete(samples);
    Files.delete(place.adversarialImages(LABEL));

    assertThatThrownBy(() -> evaluate(options, dyingAfter(events))).isInstanceOf(Killed.class);
    assertThat(place.examples(LABEL)).doesNotExist();
    List<RunEvent> rest = new ArrayList<>();
    evaluate(options, rest::add);

    assertThat(place.examples(LABEL)).hasBinaryContent(examples);
    assertThat(place.adversarialImages(LABEL)).hasBinaryContent(images);
    assertThat(samples).hasBinaryContent(first);
    assertThat(result(place)).isEqualTo(result);
    assertThat(passes(rest)).isLessThan(passes(whole));
    assertThat(rest.get(0)).isEqualTo(new RunEvent.EvaluationResumed(LABEL));
    assertThat(place.evaluationJournal(LABEL)).doesNotExist();
  }

  @Test
  void theFirstImageOfEachClassIsKeptAsItIsAndAsItWasTriedLast() throws IOException {
    RunDirectory place = new RunDirectory(folder);
    evaluate(EvaluationOptions.USUAL, RunListener.SILENT);

    Npz all = examples(LABEL);
    int[] labels = all.get("label").ints();
    Npz samples = npz(place.samples(place.evaluations(), LABEL));
    assertThat(samples.get("label").ints()).containsExactlyInAnyOrder(0, 1, 2, 3);
    double[] natural = samples.get("natural").doubles();
    double[] adversarial = samples.get("adversarial").doubles();
    int length = natural.length / 4;
    for (int sample = 0; sample < 4; sample++) {
      int label = samples.get("label").ints()[sample];
      int example =
          IntStream.range(0, labels.length).filter(i -> labels[i] == label).min().orElseThrow();
      assertThat(samples.get("index").ints()[sample]).isEqualTo(all.get("index").ints()[example]);
      double largest = 0;
      for (int i = sample * length; i < (sample + 1) * length; i++) {
        largest = Math.max(largest, Math.abs(adversarial[i] - natural[i]));
      }
      assertThat(largest).isEqualTo(all.get("linf").doubles()[example]);
      assertThat(samples.get("confidence").doubles()[sample])
          .isEqualTo(all.get("confidence").doubles()[example]);
    }
  }

  @Test
  void whatBecameOfEveryImageCanBeReadAndAgreesWithTheAccuracies() throws IOException {
    EvaluationRecord result = evaluate(EvaluationOptions.USUAL, RunListener.SILENT);

    Npz npz = examples(LABEL);
    int[] label = npz.get("label").ints();
    int[] natural = npz.get("clean_prediction").ints();
    int[] worst = npz.get("prediction").ints();
    int[] brokenBy = npz.get("broken_by").ints();
    double[] linf = npz.get("linf").doubles();
    long standing = 0;
    for (int i = 0; i < label.length; i++) {
      assertThat(brokenBy[i] == -2).isEqualTo(natural[i] != label[i]);
      assertThat(brokenBy[i] == -1).isEqualTo(worst[i] == label[i]);
      assertThat(linf[i]).isBetween(0.0, 24.0 / 255 + 1e-6);
      assertThat(npz.get("l2").doubles()[i]).isGreaterThanOrEqualTo(linf[i]);
      assertThat(npz.get("pixel_min").doubles()[i]).isNotNegative();
      assertThat(npz.get("pixel_max").doubles()[i]).isLessThanOrEqualTo(1);
      standing += brokenBy[i] == -1 ? 1 : 0;
    }
    assertThat(result.overall()).isEqualTo((double) standing / label.length);
    assertThat(result.stages()).extracting(EvaluationRecord.Stage::name).contains("start 4");
    assertThat(result.stages().get(3).standing()).isEqualTo(standing);
    assertThat(result.robustnessGap().orElseThrow().overall())
        .isEqualTo(result.natural().orElseThrow().overall() - result.overall());
    assertThat(result.groups().head()).hasSize(1);
    assertThat(result.groups().tail()).hasSize(2);
    assertThat(result.intervals().get("tail").low()).isLessThan(result.tail());
  }

  @Test
  void aLimitedEvaluationIsAResultOfItsOwn() throws IOException {
    EvaluationRecord whole = evaluate(EvaluationOptions.USUAL, RunListener.SILENT);
    EvaluationRecord part =
        evaluate(new EvaluationOptions(Which.LAST, OptionalInt.of(12), false), RunListener.SILENT);

    assertThat(part.protocol().name()).isEqualTo(LABEL + "-limit-12");
    assertThat(part.protocol().hash()).isNotEqualTo(whole.protocol().hash());
    assertThat(part.protocol().testSet())
        .isEqualTo("stripes, 12 of 40 test images, as many of each class; in all 10 of each class");
    assertThat(part.perClassExamples()).containsOnly(3L);
    assertThat(part.intervals().get("overall").high() - part.intervals().get("overall").low())
        .isGreaterThan(
            whole.intervals().get("overall").high() - whole.intervals().get("overall").low());
    assertThat(new RunDirectory(folder).evaluation(LABEL + "-limit-12")).exists();
    assertThat(examples(LABEL).get("index").ints())
        .contains(examples(LABEL + "-limit-12").get("index").ints());
  }

  @Test
  void adjustedLogitsAreAProtocolOfTheirOwn() throws IOException {
    EvaluationRecord plain = evaluate(EvaluationOptions.USUAL, RunListener.SILENT);
    EvaluationRecord adjusted =
        evaluate(
            new EvaluationOptions(
                Which.LAST, OptionalInt.empty(), false, List.of(), new LogitAdjustment(2)),
            RunListener.SILENT);

    assertThat(adjusted.protocol().name()).isEqualTo(LABEL + "-adjusted-2.0");
    assertThat(adjusted.protocol().options()).containsEntry("adjustLogits", "2.0");
    assertThat(adjusted.protocol().hash()).isNotEqualTo(plain.protocol().hash());
    int[] before = examples(LABEL).get("clean_prediction").ints();
    int[] after = examples(LABEL + "-adjusted-2.0").get("clean_prediction").ints();
    assertThat(IntStream.of(after).sum())
        .as("rarer classes, which come later, are chosen more often")
        .isGreaterThan(IntStream.of(before).sum());
  }

  @Test
  void imagesOfAnotherNetworkAreComparedWithThoseOfTheNetworkItself() throws IOException {
    EvaluationRecord own = evaluate(EvaluationOptions.USUAL, RunListener.SILENT);

    EvaluationRecord itself = transfer(folder, "");
    EvaluationRecord.Transfer same = itself.transfer().orElseThrow();
    assertThat(itself.overall()).isEqualTo(own.overall());
    assertThat(same.onlyByTransfer() + same.onlyByOwn()).isZero();
    assertThat(same.masking()).isFalse();
    assertThat(itself.protocol().options().get("transferFrom"))
        .isEqualTo(folder.getFileName() + ", weights " + own.weights());

    Path untrained = folder.resolve("untrained");
    try (Run run = open(untrained, RunListener.SILENT, "training.epochs=1")) {
      run.train(false);
    }
    EvaluationRecord other = transfer(untrained, "training.epochs=1");
    assertThat(other.overall()).isGreaterThanOrEqualTo(own.overall());
    assertThat(other.natural()).isEqualTo(own.natural());
    assertThat(other.protocol().name()).startsWith(LABEL + "-from-untrained-");
    EvaluationRecord.Transfer found = other.transfer().orElseThrow();
    assertThat(found.onlyByOwn() - found.onlyByTransfer())
        .isEqualTo(Math.round((other.overall() - own.overall()) * own.examples()));
  }

  private static EvaluationRecord transfer(Path from, String set) {
    Protocol protocol = new Protocols(READER).find(folder.resolve("restarts.yaml").toString());
    RunDirectory place = new RunDirectory(from);
    try (Run run = open(folder, RunListener.SILENT);
        Surrogate surrogate =
            PredictorAssembly.of(recipe(set), place, Optional.empty()).surrogate(Which.LAST)) {
      return run.transfer(protocol, EvaluationOptions.USUAL, surrogate);
    }
  }

  @Test
  void aLimitBelowTheNumberOfClassesIsRefused() {
    EvaluationOptions options = new EvaluationOptions(Which.LAST, OptionalInt.of(3), false);

    assertThatThrownBy(() -> evaluate(options, RunListener.SILENT))
        .isInstanceOf(RunException.class)
        .hasMessage("limit must be at least 1 image for each of the 4 classes, got 3 images");
  }

  @Test
  void aProtocolTellsEverythingThatDecidesTheNumbers() throws IOException {
    EvaluationRecord result = evaluate(EvaluationOptions.USUAL, RunListener.SILENT);

    JsonNode protocol =
        Json.mapper()
            .readTree(new RunDirectory(folder).evaluation(LABEL).toFile())
            .path("protocol");
    assertThat(protocol.path("version").asInt()).isEqualTo(3);
    assertThat(protocol.path("options").path("restarts").asText()).isEqualTo("4");
    assertThat(protocol.path("epsilon").asText()).isEqualTo("24/255");
    assertThat(protocol.path("bounds").asText()).isEqualTo("0..1");
    assertThat(protocol.path("batchNorm").asText()).isEqualTo("running-statistics");
    assertThat(protocol.path("seed").asInt()).isZero();
    assertThat(protocol.path("testSet").asText())
        .isEqualTo("stripes, all 40 test images, 10 of each class");
    assertThat(protocol.path("groups").asText())
        .isEqualTo("the 1 classes with most and the 2 with fewest training images");
    assertThat(protocol.path("checkpoint").asText()).isEqualTo("last");
    assertThat(result.weights()).hasSize(64);
  }

  @Test
  void anAttackThatNeedsMoreClassesIsRefusedByTheNameOfTheProtocol() throws IOException {
    Files.writeString(folder.resolve("one.yaml"), "attack: {use: pgd-t, targets: 0}\n");

    assertThatThrownBy(() -> new Protocols(READER).find(folder.resolve("one.yaml").toString()))
        .hasMessageContaining("targets must be at least 1, got 0");
  }

  private static EvaluationRecord evaluate(EvaluationOptions options, RunListener listener) {
    Protocol protocol = new Protocols(READER).find(folder.resolve("restarts.yaml").toString());
    try (Run run = open(folder, listener)) {
      return run.evaluate(protocol, options);
    }
  }

  private static Run open(Path place, RunListener listener) {
    return open(place, listener, "");
  }

  private static Run open(Path place, RunListener listener, String set) {
    return Runs.open(recipe(set), new RunDirectory(place), Optional.empty(), listener);
  }

  private static Recipe recipe(String set) {
    return READER.read(RECIPE, "stripes", set.isEmpty() ? List.of() : List.of(set));
  }

  private static Npz examples(String label) throws IOException {
    return npz(new RunDirectory(folder).examples(label));
  }

  private static Npz npz(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      return Npz.read(file);
    }
  }

  private static double passes(List<RunEvent> events) {
    return events.stream()
        .filter(RunEvent.Evaluating.class::isInstance)
        .mapToDouble(event -> ((RunEvent.Evaluating) event).passes())
        .sum();
  }

  private static RunListener dyingAfter(int events) {
    int[] left = {events};
    return event -> {
      if (event instanceof RunEvent.Evaluating && --left[0] == 0) {
        throw new Killed();
      }
    };
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
