package org.robustlt.core.optimization;

import static org.robustlt.tck.golden.JsonNumbers.ints;
import static org.robustlt.tck.golden.JsonNumbers.number;
import static org.robustlt.tck.golden.JsonNumbers.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.tck.golden.Expected;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.Npz;

/** Golden vectors of kind 10: learning rates, SGD steps and weight averages. */
@GoldenFiles({"10_schedules.json", "10_ema.npz"})
class OptimizationGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();
  private static final JsonNode JSON = GOLDEN.json("10_schedules.json");
  private static final double FLOAT64 = 1e-12;
  private static final double FLOAT32 = 1e-6;

  @ParameterizedTest(name = "{0}")
  @MethodSource("schedules")
  void ratesEqualPyTorchs(String id, JsonNode golden) {
    int epochs = golden.get("epochs").asInt();
    LearningRateSchedule schedule = schedule(golden, epochs);
    double[] momenta = numbers(golden.get("momentum_used_in_epoch"));
    Rates peak = Rates.of(number(golden.path(golden.has("lr") ? "lr" : "max_lr")), 0.9);

    List<Rates> rates =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(e -> schedule.rates(peak, TrainingProgress.ofEpoch(e, epochs)))
            .toList();

    Expected.of(id + " learning rate", numbers(golden.get("lr_used_in_epoch")))
        .relative(FLOAT64, rates.stream().mapToDouble(Rates::learningRate).toArray());
    Expected.of(id + " momentum", momenta)
        .relative(FLOAT64, rates.stream().mapToDouble(Rates::momentum).toArray());
  }

  static Stream<Arguments> schedules() {
    return StreamSupport.stream(JSON.get("schedules").spliterator(), false)
        .map(golden -> Arguments.of(golden.get("id").asText(), golden));
  }

  private static LearningRateSchedule schedule(JsonNode golden, int epochs) {
    ComponentContext context = ComponentContext.of(ClassFrequencies.of(1), epochs);
    String kind = golden.get("kind").asText();
    if (kind.startsWith("cosinew")) {
      return new OneCycleSchedule(0.05, 25, 1e4, 0.85, 0.95).create(context);
    }
    if (kind.startsWith("cosine")) {
      return new CosineSchedule().create(context);
    }
    List<Integer> milestones = Arrays.stream(ints(golden.get("milestones"))).boxed().toList();
    return new MultiStepSchedule(milestones, number(golden.get("gamma"))).create(context);
  }

  @Test
  void sgdStepsEqualPyTorchs() {
    JsonNode golden = JSON.get("sgd_steps");
    String note = golden.path("note").asText();
    GradientClipping clipping = new GradientClipping(GoldenSgd.largestNorm(note));
    ParameterVector weights = vector(golden.get("w0"));
    Optimizer sgd = GoldenSgd.options(note).create(OptimizerProvider.Context.of(weights));
    for (int step = 0; step < golden.get("grads").size(); step++) {
      ParameterVector gradient = vector(golden.get("grads").get(step));
      if (!golden.get("total_norm").get(step).isNull()) {
        clipping.clip(gradient);
      }
      sgd.step(weights, gradient, OptimizerStep.of(step + 1, sgd.peakRates()));
      Expected.of("w after step " + step, numbers(golden.get("w").get(step)))
          .relative(FLOAT64, weights.array().toDoubleVector());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("averages")
  void weightAveragesEqualThePublishedOnes(String key, JsonNode golden) {
    Npz arrays = GOLDEN.npz("10_ema.npz");
    WeightAverage average =
        new WeightAverage(
            new WeightAverageOptions(
                number(golden.get("decay_rate")),
                golden.get("warmup_steps").asInt(),
                golden.get("dynamic_decay").asBoolean(),
                1,
                0,
                0),
            vector(arrays, key + "/wa_init"));
    for (int step : ints(golden.get("global_steps"))) {
      average.update(vector(arrays, key + "/step" + step + "/model"), step);
      arrays
          .expected(key + "/step" + step + "/wa_after")
          .relativeToLargest(FLOAT32, average.values().array());
    }
  }

  private static ParameterVector vector(Npz arrays, String key) {
    return ParameterVector.of(Map.of("w", arrays.get(key).array()));
  }

  private static ParameterVector vector(JsonNode values) {
    return ParameterVector.of(Map.of("w", Nd4j.createFromArray(numbers(values))));
  }

  static Stream<Arguments> averages() {
    return StreamSupport.stream(JSON.get("ema").get("cases").spliterator(), false)
        .map(golden -> Arguments.of(golden.get("key").asText(), golden));
  }
}
