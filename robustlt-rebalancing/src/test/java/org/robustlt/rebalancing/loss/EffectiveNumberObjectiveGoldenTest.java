package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.robustlt.tck.golden.JsonNumbers.longs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;

/** Golden vectors of kind 06: how the published REAT counts predictions during a training. */
@GoldenFiles("06_trajectories.json")
class EffectiveNumberObjectiveGoldenTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void countsAsThePublished(String name, JsonNode golden, JsonNode run) {
    int epochs = golden.get("num_epochs").asInt();
    int batches = golden.get("num_batches").asInt();
    EffectiveNumberObjective objective =
        new EffectiveNumberObjective.Options(0, Precision.FLOAT32)
            .create(
                ComponentContext.of(
                    ClassFrequencies.of(longs(golden.get("samples_per_class"))), epochs));
    long[] counted = new long[longs(golden.get("samples_per_class")).length];
    for (JsonNode step : run.get("steps")) {
      TrainingProgress progress =
          TrainingProgress.ofEpoch(step.get("epoch").asInt(), epochs)
              .atBatch(step.get("batch").asInt(), batches);
      boolean last = progress.batch() == batches - 1;
      long[] previous = longs(step.get("reat_pre_at_sample"));
      long[] next = longs(step.get("reat_next_at_sample"));
      int[] predictions = predictions(counted, last ? previous : next);

      objective.on(BatchFinished.of(progress, new int[predictions.length], predictions, 0));

      assertThat(objective.state().get("previous").toLongVector()).isEqualTo(previous);
      assertThat(objective.state().get("current").toLongVector()).isEqualTo(next);
      counted = next;
    }
  }

  // What the counters went up by is what was predicted.
  private static int[] predictions(long[] before, long[] after) {
    return IntStream.range(0, before.length)
        .flatMap(c -> IntStream.generate(() -> c).limit(after[c] - before[c]))
        .toArray();
  }

  static Stream<Arguments> runs() {
    JsonNode golden = GoldenDirectory.resolve().json("06_trajectories.json");
    return StreamSupport.stream(golden.get("runs").spliterator(), false)
        .filter(run -> run.get("steps").get(0).has("reat_pre_at_sample"))
        .map(run -> Arguments.of(run.get("name").asText(), golden, run));
  }
}
