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
import org.robustlt.core.recipe.PrecisionSection;
import org.robustlt.core.recipe.RecipeException;

class StepBenchmarkTest {
  private static StepResult run() {
    return benchmark("small-cnn", 2).run();
  }

  private static StepBenchmark benchmark(String model, int repeats) {
    return new StepBenchmark(
        new StepOptions(
            model, 2, 2, repeats, 1, PrecisionSection.Attack.AS_ARRAYS, Activations.RECOMPUTE),
        KernelLibraries.preferred(DataType.FLOAT),
        Duration.ZERO);
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
    assertThat(Operations.ofForwardPass(StepSubject.of("small-cnn", 1).network()))
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
    // Beside the features of the last layer: 128 in place of 64.
    assertThat(onNothing("wrn-10-2", 8, 2).crossedBytes() - step.crossedBytes())
        .isEqualTo(8L * 64 * Float.BYTES);
  }

  private static StepResult onNothing(String model, int batch, int steps) {
    return new StepBenchmark(
            new StepOptions(
                model,
                batch,
                steps,
                2,
                1,
                PrecisionSection.Attack.AS_ARRAYS,
                Activations.RECOMPUTE),
            new NullLibrary(),
            Duration.ZERO)
        .run();
  }
}
