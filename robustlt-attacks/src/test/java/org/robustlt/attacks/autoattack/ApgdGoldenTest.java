package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.attacks.loss.DlrLoss;
import org.robustlt.attacks.loss.TargetedDlrLoss;
import org.robustlt.tck.golden.GoldenFiles;

/**
 * Golden kind 08: trajectories of APGD. Those on the untargeted DLR loss are compared up to the
 * iterate at which its gradient vanishes, since rounding decides from there on.
 */
@GoldenFiles({"08_eval.json", "08_eval_net16.npz"})
final class ApgdGoldenTest {
  private final Net16 net16 = new Net16();
  private final JsonNode apgd = net16.json.get("apgd");

  @TestFactory
  Stream<DynamicTest> trajectoriesAreThePublishedOnesInFloat64() {
    return runs().stream()
        .map(run -> DynamicTest.dynamicTest(run.get("key").asText(), () -> compare(run)));
  }

  @TestFactory
  Stream<DynamicTest> float32BreaksTheSamePoints() {
    return runs().stream()
        .map(run -> DynamicTest.dynamicTest(run.get("key").asText(), () -> compareFlags(run)));
  }

  private List<JsonNode> runs() {
    List<JsonNode> runs = StreamSupport.stream(apgd.get("runs").spliterator(), false).toList();
    assertThat(runs).isNotEmpty();
    return runs;
  }

  private void compare(JsonNode json) {
    Examples examples = net16.apgdPoints(DataType.DOUBLE);
    int points = examples.size();
    String key = json.get("key").asText() + "/f64/";
    double[][] losses = rows(key + "loss", points);
    double[][] stepSizes = rows(key + "step_size", points);
    double[] robust = net16.arrays.get(key + "robust").doubles();
    JsonNode vanishing = json.get("first_iterate_with_min_abs_grad_below_1e_12_f64_per_point");

    ApgdRun run = run(json, examples);
    for (int step = 0; step < json.get("steps").asInt(); step++) {
      for (int i = 0; i < points; i++) {
        if (comparable(vanishing.get(i), step)) {
          assertThat(run.points().get(i).stepSize())
              .as("step size of point %d in iteration %d", i, step)
              .isEqualTo(stepSizes[step][i]);
        }
      }
      run.step();
      for (int i = 0; i < points; i++) {
        if (comparable(vanishing.get(i), step + 1)) {
          assertThat(run.points().get(i).loss(step))
              .as("loss of point %d after iteration %d", i, step)
              .isCloseTo(losses[step + 1][i], within(1e-9 * Math.max(1, losses[step + 1][i])));
        }
      }
      compareImages(key + "x_at/" + (step + 1), vanishing, step + 1);
    }
    for (int i = 0; i < points; i++) {
      if (vanishing.get(i).isNull()) {
        assertThat(run.points().get(i).misclassified()).as("point %d", i).isEqualTo(robust[i] == 0);
      }
    }
  }

  private void compareImages(String key, JsonNode vanishing, int iterate) {
    if (!net16.arrays.has(key)) {
      return;
    }
    double[][] expected = Net16.rows(net16.arrays.get(key).doubles(), vanishing.size());
    List<INDArray> calls = net16.network.gradients;
    double[][] images = Net16.rows(calls.get(calls.size() - 1).data().asDouble(), vanishing.size());
    for (int i = 0; i < expected.length; i++) {
      if (comparable(vanishing.get(i), iterate)) {
        assertThat(images[i])
            .as("%s of point %d", key, i)
            .containsExactly(expected[i], within(1e-12));
      }
    }
  }

  private void compareFlags(JsonNode json) {
    Examples examples = net16.apgdPoints(DataType.FLOAT);
    double[] robust = net16.arrays.get(json.get("key").asText() + "/f32/robust").doubles();
    JsonNode forks = json.get("first_iterate_where_f32_and_f64_losses_differ_over_1e_3_per_point");

    ApgdRun run = run(json, examples);
    for (int step = 0; step < json.get("steps").asInt(); step++) {
      run.step();
    }

    for (int i = 0; i < robust.length; i++) {
      if (forks.get(i).isNull()) {
        assertThat(run.points().get(i).misclassified()).as("point %d", i).isEqualTo(robust[i] == 0);
      }
    }
  }

  /** Returns whether no earlier gradient of the point was zero but for rounding. */
  private static boolean comparable(JsonNode firstVanishing, int iterate) {
    return firstVanishing.isNull() || iterate <= firstVanishing.asInt();
  }

  private ApgdRun run(JsonNode json, Examples examples) {
    ApgdOptions options =
        new ApgdOptions(Norm.LINF, json.get("steps").asInt(), 1, apgd.get("rho").asDouble(), 1);
    double[][] start =
        Net16.rows(net16.arrays.get("apgd/start_uniform01").doubles(), examples.size());
    for (int i = 0; i < start.length; i++) {
      double[] noise = Arrays.stream(start[i]).map(u -> 2 * u - 1).toArray();
      Ball ball = examples.ball(i);
      start[i] = ball.at(noise, ball.radius() / ball.length(noise));
    }
    return new ApgdRun(examples, loss(json.get("loss").asText(), examples), options, start);
  }

  private static LogitLoss.OfExample loss(String name, Examples examples) {
    if (name.startsWith("targeted")) {
      int rank = Integer.parseInt(name.substring("targeted".length())) - 1;
      return new TargetedDlrLoss(examples.labels(), examples.likelyClasses(rank));
    }
    return name.equals("ce")
        ? LogitLoss.crossEntropy(examples.labels())
        : new DlrLoss(examples.labels());
  }

  private double[][] rows(String key, int points) {
    double[] values = net16.arrays.get(key).doubles();
    return Net16.rows(values, values.length / points);
  }
}
