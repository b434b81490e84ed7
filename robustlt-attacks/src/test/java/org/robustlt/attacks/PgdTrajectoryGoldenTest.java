package org.robustlt.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.robustlt.tck.golden.JsonNumbers.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.tck.golden.Expected;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.Npz;
import org.robustlt.tck.golden.ReplayedNoise;

/**
 * Golden kind 06: given the recorded noise and gradients, every PGD iterate of the published code,
 * with base and with class budgets, is met exactly in float64.
 */
@GoldenFiles({"06_trajectories.json", "06_traj_common.npz"})
final class PgdTrajectoryGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();

  private final JsonNode trajectories = GOLDEN.json("06_trajectories.json");
  private final Npz common = GOLDEN.npz("06_traj_common.npz");

  @TestFactory
  Stream<DynamicTest> everyIterateIsThePublishedOne() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode run : trajectories.get("runs")) {
      String file = "06_traj_" + run.get("name").asText() + "_f64.npz";
      if (!GOLDEN.exists(file)) {
        continue;
      }
      Npz arrays = GOLDEN.npz(file);
      for (JsonNode step : run.get("steps")) {
        String prefix = "step" + step.get("step").asInt() + "/";
        if (arrays.has(prefix + "pgd0/grad")) {
          tests.add(
              DynamicTest.dynamicTest(file + " " + prefix, () -> replay(arrays, step, prefix)));
        }
      }
    }
    assumeThat(tests).as("recorded attacks").isNotEmpty();
    return tests.stream();
  }

  private void replay(Npz arrays, JsonNode step, String prefix) {
    ReplayedGradients classifier = gradients(arrays, prefix);
    String batch = "batch" + step.get("batch").asInt() + "/";
    int[] labels = common.get(batch + "y").ints();
    AttackRequest request =
        AttackRequest.of(
                classifier,
                Images.of(common.get(batch + "x").array().castTo(DataType.DOUBLE)),
                labels,
                budget(arrays, prefix, labels))
            .withRandom(new ReplayedNoise(common.get("noise/" + prefix.replace("/", "")).array()));

    INDArray adversarial = pgd().perturb(request).array();

    boolean moved = arrays.has(prefix + "x_adv");
    (moved ? arrays.expected(prefix + "x_adv") : common.expected(batch + "x"))
        .relativeToLargest(1e-15, adversarial);
    assertThat(classifier.calls()).isEqualTo(moved ? steps() : 0);
  }

  private static ReplayedGradients gradients(Npz arrays, String prefix) {
    List<Expected> images = new ArrayList<>();
    List<INDArray> gradients = new ArrayList<>();
    for (int i = 0; arrays.has(prefix + "pgd" + i + "/grad"); i++) {
      images.add(arrays.expected(prefix + "pgd" + i + "/x"));
      gradients.add(arrays.get(prefix + "pgd" + i + "/grad").array());
    }
    return new ReplayedGradients(images, gradients);
  }

  private PerturbationBudget budget(Npz arrays, String prefix, int[] labels) {
    double epsilon = number(trajectories.get("epsilon"));
    String classwise = prefix + "classwise_epsilon";
    return arrays.has(classwise)
        ? PerturbationBudget.ofClasses(epsilon, arrays.get(classwise).doubles(), labels)
        : PerturbationBudget.uniform(epsilon, labels.length);
  }

  private Attack pgd() {
    Magnitude stepSize = Magnitude.of(number(trajectories.get("step_size")));
    return Pgd.of(
        new PgdOptions(Norm.LINF, stepSize, steps(), RandomStart.BASE_EPSILON, 1),
        AttackRequest::objective);
  }

  private int steps() {
    return trajectories.get("perturb_steps").asInt();
  }
}
