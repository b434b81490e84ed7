package org.robustlt.bench.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.core.engine.Activations;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.recipe.PrecisionSection;
import org.robustlt.core.recipe.RecipeException;

class StepBenchmarkTest {
  private static StepResult run() {
    return benchmark("small-cnn", 2).run();
  }

  private static StepBenchmark benchmark(String model, int repeats) {
    return benchmark(
        options(model, 2, 2, repeats, "cross-entropy", "cross-entropy"),
        KernelLibraries.preferred(DataType.FLOAT));
  }

  private static StepBenchmark benchmark(StepOptions options, KernelLibrary library) {
    return new StepBenchmark(options, library, Duration.ZERO);
  }

  private static StepOptions options(
      String model, int batch, int steps, int repeats, String objective, String loss) {
    return new StepOptions(
        model,
        batch,
        steps,
        repeats,
        1,
        objective,
        loss,
        PrecisionSection.Attack.AS_ARRAYS,
        Activations.RECOMPUTE);
  }

  @Test
  void partsAddUpToTheFastestStep() {
    StepResult result = run();
    assertThat(result.parts()).hasSize(StepPart.values().length);
    // Each part is rounded to a tenth.
    assertThat(result.parts().values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(result.msMin(), within(0.1 * StepPart.values().length));
    assertThat(result.msMin()).isLessThanOrEqualTo(result.msMedian());
  }

  @Test
  void jsonHasTheKeysOfThePeer() throws Exception {
    assertThat(new ObjectMapper().valueToTree(run()).fieldNames())
        .toIterable()
        .contains(
            "peer",
            "model",
            "batch",
            "steps",
            "threads",
            "ms_min",
            "ms_median",
            "images_per_s",
            "peak_mib",
            "parts");
  }

  @Test
  void countsTheOperationsOfSmallCnn() {
    double convolutions = 32 * 32 * 32 * 27 + 16 * 16 * 64 * 288 + 8 * 8 * 128 * 576;
    double linear = 128 * 10;
    assertThat(
            Operations.ofForwardPass(
                StepSubject.of(options("small-cnn", 2, 1, 1, "margin", "trades")).network()))
        .isEqualTo(2 * (convolutions + linear));
  }

  @Test
  void refusesAnUnknownModel() {
    assertThatThrownBy(() -> benchmark("small-cmm", 1))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("small-cnn");
  }

  @Test
  void refusesNoRepeats() {
    assertThatThrownBy(() -> benchmark("small-cnn", 0))
        .hasMessage("repeats must be at least 1, got 0");
  }

  /**
   * The null library is a device whose memory Java cannot read: what is not counted cannot cross.
   */
  @Test
  void whatCrossesToADeviceGrowsWithTheBatchAlone() {
    StepResult step = onNothing("wrn-10-1", 8, 2);
    long batchBytes = 8L * 3 * 32 * 32 * Float.BYTES;
    assertThat(step.crossedBytes()).isBetween(batchBytes, 3 * batchBytes + 100_000);
    assertThat(onNothing("wrn-10-1", 8, 7).crossedBytes()).isEqualTo(step.crossedBytes());
    assertThat(onNothing("wrn-10-2", 8, 2).crossedBytes()).isEqualTo(step.crossedBytes());
    assertThat(step.lossCrossedBytes()).isZero();
  }

  @Test
  void countsApartWhatLossesOfTheHostNeed() {
    long logits = 8L * StepSubject.CLASSES * Float.BYTES;
    StepResult usual = onNothing("small-cnn", 8, 2);
    StepResult mart = onNothing(options("small-cnn", 8, 2, 2, "effective-number", "mart"));
    // The logits of each step and both passes that are learnt from, and their gradients.
    assertThat(mart.lossCrossedBytes()).isEqualTo(2 * 4 * logits);
    assertThat(mart.crossedBytes()).isEqualTo(usual.crossedBytes() - logits);
    // TRADES is computed beside the logits; those of natural images cross to its attack and back.
    StepResult trades = onNothing(options("small-cnn", 8, 2, 2, "kl-natural", "trades"));
    assertThat(trades.lossCrossedBytes()).isZero();
    assertThat(trades.crossedBytes() - usual.crossedBytes()).isLessThanOrEqualTo(3 * logits);
  }

  private static StepResult onNothing(String model, int batch, int steps) {
    return onNothing(options(model, batch, steps, 2, "cross-entropy", "cross-entropy"));
  }

  private static StepResult onNothing(StepOptions options) {
    return benchmark(options, new NullLibrary()).run();
  }
}
