package org.robustlt.rebalancing.budget;

import static org.assertj.core.api.Assertions.assertThat;
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

  /** Of ε: the published code subtracts in float32, so that small budgets are no more precise. */
  private static final double FLOAT32 = 2e-6;

  @ParameterizedTest(name = "{0}")
  @MethodSource("fullBudgets")
  void equalsTheFullBudgets(String id, JsonNode golden) {
    double epsilon = number(golden.get("epsilon"));
    PerturbationScheduler scheduler = scheduler(golden, 0);

    double[] radii = scheduler.radii(epsilon, TrainingProgress.ofEpoch(1, 1));

    JsonNode single = golden.get("classwise_epsilon_max_f32");
    JsonNode doubled = golden.get("classwise_epsilon_max_f64");
    if (doubled.get("has_nan").asBoolean()) {
      // The published code divides 0 by 0 where all classes have as many images.
      assertThat(Arrays.stream(radii)).as(id).allMatch(radius -> radius == epsilon);
    } else {
      Expected.of(id, numbers(doubled.get("values"))).relativeOr(epsilon, FLOAT64, radii);
      Expected.of(id, numbers(single.get("values"))).relativeOr(epsilon, FLOAT32, radii);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("schedules")
  void equalsTheBudgetsAndStepsOfEveryEpoch(String id, JsonNode golden) {
    double epsilon = number(golden.get("epsilon"));
    double stepSize = number(golden.get("base_step_size"));
    int epochs = golden.get("num_epochs").asInt();
    int[] classes = ints(golden.get("classes"));
    PerturbationScheduler scheduler = scheduler(golden, number(golden.get("beta")));

    for (JsonNode epoch : golden.get("epochs")) {
      int number = epoch.get("epoch").asInt();
      double[] radii = scheduler.radii(epsilon, TrainingProgress.ofEpoch(number, epochs));
      PerturbationBudget budget = PerturbationBudget.ofClasses(epsilon, radii, classes);
      double[] steps =
          IntStream.range(0, classes.length).mapToDouble(i -> stepSize * budget.scale(i)).toArray();

      String key = id + " epoch " + number;
      Expected.of(key, numbers(epoch.get("classwise_epsilon")))
          .relativeOr(epsilon, FLOAT32, budget.radii());
      Expected.of(key + " step", numbers(epoch.get("step_size")))
          .relativeOr(stepSize, FLOAT32, steps);
    }
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
        .map(golden -> Arguments.of(golden.get("id").asText(), golden));
  }
}
