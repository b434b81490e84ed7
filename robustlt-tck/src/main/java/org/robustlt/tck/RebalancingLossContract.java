package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.contract.LossCall;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.training.TrainingProgress;

/**
 * What every {@link RebalancingLoss} has to keep: its gradients are those of its value; it is
 * finite for large logits and for batches without some of the classes; the order of the examples
 * does not matter; its input stays as it was.
 *
 * <p>An ND4J backend must be on the class path of the tests.
 */
public abstract class RebalancingLossContract {
  private static final int EPOCHS = 10;
  private static final double ROUNDING = 1e-12;
  private static final ClassFrequencies LONG_TAILED = ClassFrequencies.of(50, 8, 20, 3);

  /** Returns a new instance of the loss under test. */
  protected abstract RebalancingLoss loss(ComponentContext context);

  /**
   * Returns the loss that this one equals when all classes have as many images, such as
   * cross-entropy; nothing if there is none, and then the comparison is reported as skipped.
   */
  protected abstract Optional<RebalancingLoss> unbalanced();

  @ParameterizedTest
  @ValueSource(ints = {1, EPOCHS})
  void gradientsAreThoseOfTheValue(int epoch) {
    RebalancingLoss loss = loss();
    LossInput input = LossBatch.random(DataType.DOUBLE).input(loss, progress(epoch));
    LossResult result = loss.evaluate(input);

    CentralDifferences.check(
        "adversarial logits",
        result.adversarialLogitsGradient(),
        input.adversarialLogits(),
        logits -> loss.evaluate(input.withAdversarialLogits(logits)).value());
    input
        .naturalLogits()
        .ifPresent(
            point ->
                CentralDifferences.check(
                    "natural logits",
                    result.naturalLogitsGradient(),
                    point,
                    logits -> loss.evaluate(input.withNaturalLogits(logits)).value()));
    input
        .adversarialFeatures()
        .ifPresent(
            point ->
                CentralDifferences.check(
                    "adversarial features",
                    result.adversarialFeaturesGradient(),
                    point,
                    features -> loss.evaluate(input.withAdversarialFeatures(features)).value()));
  }

  @ParameterizedTest
  @MethodSource("extremeBatches")
  void isFiniteForLargeLogits(LossBatch batch) {
    RebalancingLoss loss = loss();
    for (int epoch : new int[] {1, EPOCHS}) {
      assertFinite(loss.evaluate(batch.input(loss, progress(epoch))));
    }
  }

  @ParameterizedTest
  @MethodSource("batchesWithAbsentClasses")
  void isFiniteForBatchesWithoutSomeClasses(LossBatch batch) {
    RebalancingLoss loss = loss();

    assertFinite(loss.evaluate(batch.input(loss, progress(EPOCHS))));
  }

  @Test
  void breaksNoRuleThatTheEngineChecks() {
    RebalancingLoss loss = loss();
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      LossInput input = LossBatch.random(type).input(loss, progress(EPOCHS));
      LossCall call = new LossCall();

      call.begin(input);

      assertThat(call.end(input, loss.evaluate(input))).isEmpty();
    }
  }

  @Test
  void orderOfTheExamplesDoesNotMatter() {
    RebalancingLoss loss = loss();
    LossBatch batch = LossBatch.random(DataType.DOUBLE);
    int[] order = {3, 6, 0, 5, 1, 4, 2};

    LossResult result = loss.evaluate(batch.input(loss, progress(EPOCHS)));
    LossResult permuted = loss.evaluate(batch.permuted(order).input(loss, progress(EPOCHS)));

    assertThat(permuted.value()).isCloseTo(result.value(), within(ROUNDING));
    assertPermuted(permuted.adversarialLogitsGradient(), result.adversarialLogitsGradient(), order);
    assertPermuted(permuted.naturalLogitsGradient(), result.naturalLogitsGradient(), order);
    assertPermuted(
        permuted.adversarialFeaturesGradient(), result.adversarialFeaturesGradient(), order);
  }

  @Test
  void leavesTheInputAsItWasAndSharesNoMemoryWithIt() {
    RebalancingLoss loss = loss();
    LossBatch before = LossBatch.random(DataType.DOUBLE);
    LossInput input = LossBatch.random(DataType.DOUBLE).input(loss, progress(EPOCHS));

    LossResult result = loss.evaluate(input);
    gradients(result).forEach(gradient -> gradient.assign(7));

    assertThat(input.labels()).isEqualTo(before.labels());
    assertEqual(input.adversarialLogits(), before.adversarialLogits());
    input.naturalLogits().ifPresent(logits -> assertEqual(logits, before.naturalLogits()));
    input.adversarialFeatures().ifPresent(features -> assertEqual(features, before.features()));
    input.teacherLogits().ifPresent(logits -> assertEqual(logits, before.teacherLogits()));
  }

  @Test
  void givesTheSameForTheSameInput() {
    RebalancingLoss loss = loss();
    LossInput input = LossBatch.random(DataType.DOUBLE).input(loss, progress(EPOCHS));

    LossResult first = loss.evaluate(input);
    loss.evaluate(
        LossBatch.random(DataType.DOUBLE).permuted(6, 5, 4, 3, 2, 1, 0).input(loss, progress(1)));

    assertEqual(loss.evaluate(input), first);
    assertThat(loss.inputs()).isEqualTo(loss.inputs());
  }

  @Test
  void readsArraysInAnyOrderOfMemory() {
    RebalancingLoss loss = loss();
    LossBatch batch = LossBatch.random(DataType.DOUBLE);

    LossResult result = loss.evaluate(batch.input(loss, progress(EPOCHS)));

    assertEqual(loss.evaluate(batch.inFortranOrder().input(loss, progress(EPOCHS))), result);
  }

  @Test
  void givesGradientsInTheTypeOfTheLogits() {
    RebalancingLoss loss = loss();
    LossResult exact = loss.evaluate(LossBatch.random(DataType.DOUBLE).input(loss, progress(1)));

    LossResult result = loss.evaluate(LossBatch.random(DataType.FLOAT).input(loss, progress(1)));

    assertThat(gradients(result)).allMatch(gradient -> gradient.dataType() == DataType.FLOAT);
    assertThat(gradients(exact)).allMatch(gradient -> gradient.dataType() == DataType.DOUBLE);
    assertThat(result.value()).isCloseTo(exact.value(), within(1e-4 * Math.abs(exact.value())));
  }

  @Test
  void equalsTheUnbalancedLossIfClassesAreOfOneSize() {
    assumeTrue(unbalanced().isPresent(), "the author names no loss that this one then equals");
    RebalancingLoss unbalanced = unbalanced().orElseThrow();
    RebalancingLoss loss = loss(ComponentContext.of(ClassFrequencies.of(9, 9, 9, 9), EPOCHS));
    LossBatch batch = LossBatch.random(DataType.DOUBLE);
    LossResult result = loss.evaluate(batch.input(loss, progress(EPOCHS)));
    LossResult expected = unbalanced.evaluate(batch.input(unbalanced, progress(EPOCHS)));

    assertThat(result.value()).isCloseTo(expected.value(), within(ROUNDING));
    assertThat(
            result
                .adversarialLogitsGradient()
                .orElseThrow()
                .distance2(expected.adversarialLogitsGradient().orElseThrow()))
        .isLessThan(ROUNDING);
  }

  @Test
  void givesGradientsInTheShapeOfWhatItAskedFor() {
    RebalancingLoss loss = loss();
    LossBatch batch = LossBatch.random(DataType.DOUBLE);
    LossInput input = batch.input(loss, progress(1));
    LossResult result = loss.evaluate(input);

    assertShape("adversarial logits", result.adversarialLogitsGradient(), batch.labels(), 4);
    assertShape("natural logits", result.naturalLogitsGradient(), batch.labels(), 4);
    assertShape("adversarial features", result.adversarialFeaturesGradient(), batch.labels(), 5);
    if (input.naturalLogits().isEmpty()) {
      assertThat(result.naturalLogitsGradient())
          .as("gradient for natural logits, which inputs() does not ask for")
          .isEmpty();
    }
    if (input.adversarialFeatures().isEmpty()) {
      assertThat(result.adversarialFeaturesGradient())
          .as("gradient for adversarial features, which inputs() does not ask for")
          .isEmpty();
    }
  }

  @Test
  void isOfTheKindThatItSaysItIs() {
    RebalancingLoss loss = loss();
    assumeTrue(loss.kind().isPresent(), "the loss is none of the usual ones");
    LossBatch batch = LossBatch.random(DataType.DOUBLE);
    LossResult result = loss.evaluate(batch.input(loss, progress(1)));

    double mean = LossKinds.mean(loss.kind().orElseThrow(), batch);
    if (!Double.isNaN(mean)) {
      assertThat(result.value()).isCloseTo(mean, within(1e-9));
    }
  }

  private static void assertShape(
      String of, Optional<INDArray> gradient, int[] labels, long columns) {
    gradient.ifPresent(
        array ->
            assertThat(array.shape())
                .as("shape of the gradient for %s", of)
                .isEqualTo(new long[] {labels.length, columns}));
  }

  static Stream<LossBatch> extremeBatches() {
    return LossBatch.extremes();
  }

  static Stream<LossBatch> batchesWithAbsentClasses() {
    LossBatch batch = LossBatch.random(DataType.DOUBLE);
    return Stream.of(
        batch.withLabels(0, 0, 0, 0, 0, 0, 0),
        batch.withLabels(3, 3, 3, 3, 3, 3, 3),
        batch.withLabels(1, 2, 1, 2, 2, 2, 1),
        batch.single());
  }

  private RebalancingLoss loss() {
    return loss(ComponentContext.of(LONG_TAILED, EPOCHS));
  }

  private static TrainingProgress progress(int epoch) {
    return TrainingProgress.ofEpoch(epoch, EPOCHS);
  }

  private static Stream<INDArray> gradients(LossResult result) {
    return Stream.of(
            result.adversarialLogitsGradient(),
            result.naturalLogitsGradient(),
            result.adversarialFeaturesGradient())
        .flatMap(Optional::stream);
  }

  private static void assertFinite(LossResult result) {
    assertThat(result.value()).as("value").isFinite();
    assertThat(result.terms().values()).as("terms").allMatch(Double::isFinite);
    assertThat(gradients(result))
        .as("gradients")
        .allMatch(gradient -> Arrays.stream(ArrayValues.of(gradient)).allMatch(Double::isFinite));
  }

  private static void assertEqual(LossResult actual, LossResult expected) {
    assertThat(actual.value()).isEqualTo(expected.value());
    List<INDArray> gradients = gradients(expected).toList();
    assertThat(gradients(actual)).hasSameSizeAs(gradients);
    for (int i = 0; i < gradients.size(); i++) {
      assertEqual(gradients(actual).toList().get(i), gradients.get(i));
    }
  }

  private static void assertEqual(INDArray actual, INDArray expected) {
    assertThat(ArrayValues.of(actual)).isEqualTo(ArrayValues.of(expected));
  }

  private static void assertPermuted(
      Optional<INDArray> permuted, Optional<INDArray> original, int[] order) {
    assertThat(permuted.isPresent()).isEqualTo(original.isPresent());
    original.ifPresent(
        gradient ->
            assertThat(permuted.orElseThrow().distance2(gradient.getRows(order)))
                .as("distance of the permuted gradients")
                .isLessThan(ROUNDING));
  }
}
