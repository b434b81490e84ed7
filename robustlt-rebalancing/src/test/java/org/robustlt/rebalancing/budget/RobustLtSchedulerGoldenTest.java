package org.robustlt.rebalancing.budget;

import static org.robustlt.tck.golden.JsonNumbers.ints;
import static org.robustlt.tck.golden.JsonNumbers.longs;
import static org.robustlt.tck.golden.JsonNumbers.number;
import static org.robustlt.tck.golden.JsonNumbers.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.golden.Expected;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;

/** Golden vectors of kind 01: budgets of the published implementation. */
@GoldenFiles("01_robustlt_budgets.json")
class RobustLtSchedulerGoldenTest {
  private static final double FLOAT64 = 1e-12;

  /**
   * Returns the tolerance for float32, of ε: the published code subtracts, so that small budgets
   * are no more precise, and rounds 1 + 1e-3 before its logarithm where classes differ as little.
   */
  private static double float32(JsonNode golden) {
    long[] counts = longs(golden.get("samples_per_class"));
    long largest = Arrays.stream(counts).max().orElseThrow();
    double smallestLogarithm =
        Arrays.stream(counts)
            .filter(count -> count < largest)
            .mapToDouble(count -> Math.log((double) largest / count))
            .min()
            .orElse(1);
    return 2e-6 + 0x1p-24 / smallestLogarithm;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fullBudgets")
  void equalsTheFullBudgets(String id, JsonNode golden) {
    double epsilon = number(golden.get("epsilon"));
    PerturbationScheduler scheduler = scheduler(golden, 0);

    double[] radii = scheduler.radii(epsilon, TrainingProgress.ofEpoch(1, 1));

    Expected.of(id, values(golden.at("/classwise_epsilon_max_f64/values"), epsilon))
        .relativeOr(epsilon, FLOAT64, radii);
    Expected.of(id, values(golden.at("/classwise_epsilon_max_f32/values"), epsilon))
        .relativeOr(epsilon, float32(golden), radii);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("schedules")
  void equalsTheBudgetsAndStepsOfEveryEpoch(String id, JsonNode golden) {
    double epsilon = number(golden.get("epsilon"));
    double stepSize = number(golden.get("base_step_size"));
    int epochs = golden.get("num_epochs").asInt();
    int[] classes = ints(golden.get("classes"));
    double tolerance = float32(golden);
    PerturbationScheduler scheduler = scheduler(golden, number(golden.get("beta")));

    for (JsonNode epoch : golden.get("epochs")) {
      int number = epoch.get("epoch").asInt();
      double[] radii = scheduler.radii(epsilon, TrainingProgress.ofEpoch(number, epochs));
      PerturbationBudget budget = PerturbationBudget.ofClasses(epsilon, radii, classes);
      double[] steps =
          IntStream.range(0, classes.length).mapToDouble(i -> stepSize * budget.scale(i)).toArray();

      String key = id + " epoch " + number;
      double intensity = number(epoch.get("intensity"));
      Expected.of(key, values(epoch.get("classwise_epsilon"), intensity * epsilon))
          .relativeOr(epsilon, tolerance, budget.radii());
      Expected.of(key + " step", values(epoch.get("step_size"), intensity * stepSize))
          .relativeOr(stepSize, tolerance, steps);
    }
  }

  /** The published code divides 0 by 0 where all classes have as many images: they share ε. */
  private static double[] values(JsonNode published, double ofEqualClasses) {
    return Arrays.stream(numbers(published))
        .map(value -> Double.isNaN(value) ? ofEqualClasses : value)
        .toArray();
  }

  private static PerturbationScheduler scheduler(JsonNode golden, double beta) {
    RobustLtScheduler.Options options =
        new RobustLtScheduler.Options(number(golden.get("alpha")), beta);
    return new RobustLtScheduler(
        options, ClassFrequencies.of(longs(golden.get("samples_per_class"))));
  }

  static Stream<Arguments> fullBudgets() {
    return cases("max_cases");
  }

  static Stream<Arguments> schedules() {
    return cases("schedule_cases");
  }

  private static Stream<Arguments> cases(String kind) {
    JsonNode all = GoldenDirectory.resolve().json("01_robustlt_budgets.json").get(kind);
    return StreamSupport.stream(all.spliterator(), false)
        // A class without images, NaN there, is refused here.
        .filter(golden -> Arrays.stream(longs(golden.get("samples_per_class"))).min().orElse(0) > 0)
        .map(golden -> Arguments.of(golden.get("id").asText(), golden));
  }
}
