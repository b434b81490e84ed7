package org.robustlt.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.robustlt.tck.golden.JsonNumbers.ints;
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
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.attacks.golden.GoldenImages;
import org.robustlt.attacks.golden.GoldenNetwork;
import org.robustlt.attacks.loss.CrossEntropy;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.Npz;

/** Golden kind 08, net8: FGSM, PGD and CW-PGD on a given trained network. */
final class Net8GoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();
  private static final ComponentContext CONTEXT =
      new ComponentContext(ClassFrequencies.of(2, 1), 1);

  private final JsonNode net8 = GOLDEN.json("08_eval.json").get("net8");
  private final Npz arrays = GOLDEN.npz("08_eval_net8.npz");
  private final GoldenNetwork network = GoldenNetwork.read(arrays, "net8/weights/");

  @TestFactory
  Stream<DynamicTest> float64IsExact() {
    return attacks().stream()
        .map(
            attack ->
                DynamicTest.dynamicTest(attack.get("name").asText(), () -> checkDoubles(attack)));
  }

  @TestFactory
  Stream<DynamicTest> float32DiffersInNoMorePixelsThanThePublishedCode() {
    return attacks().stream()
        .map(
            attack ->
                DynamicTest.dynamicTest(attack.get("name").asText(), () -> checkFloats(attack)));
  }

  private List<JsonNode> attacks() {
    List<JsonNode> attacks = new ArrayList<>();
    net8.get("attacks").forEach(attacks::add);
    assertThat(attacks).isNotEmpty();
    return attacks;
  }

  private void checkDoubles(JsonNode parameters) {
    String key = "net8/f64/" + parameters.get("name").asText();

    INDArray adversarial = attack(parameters).perturb(request(parameters, DataType.DOUBLE));

    arrays.expected(key + "/x_adv").relativeToLargest(1e-15, adversarial);
    INDArray logits = network.logits(adversarial);
    arrays.expected(key + "/logits").relativeToLargest(1e-12, logits);
    assertThat(logits.argMax(1).toIntVector()).isEqualTo(ints(parameters.get("predictions")));
  }

  private void checkFloats(JsonNode parameters) {
    String key = "net8/f32/" + parameters.get("name").asText();

    INDArray adversarial = attack(parameters).perturb(request(parameters, DataType.FLOAT));

    double[] expected = arrays.get(key + "/x_adv").doubles();
    double[] actual = adversarial.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    int differing = 0;
    for (int i = 0; i < expected.length; i++) {
      differing += Math.abs(expected[i] - actual[i]) > 1e-4 ? 1 : 0;
    }
    assertThat(differing)
        .as("pixels that differ by more than 1e-4")
        .isLessThanOrEqualTo(parameters.get("pixels_differing_f32_f64_over_1e_4").asInt());
  }

  private AttackRequest request(JsonNode attack, DataType type) {
    int[] labels = arrays.get("net8/y").ints();
    return new AttackRequest(
        network,
        GoldenImages.read(arrays, "net8/x_uint8", type),
        labels,
        new CrossEntropy(labels),
        PerturbationBudget.uniform(number(attack.get("parameters").get("eps")), labels.length),
        InputBounds.UNIT,
        new ReplayedNoise(arrays.get("net8/start_noise").array()));
  }

  private static Attack attack(JsonNode attack) {
    String name = attack.get("name").asText();
    if (name.startsWith("fgsm")) {
      return new FgsmProvider().create(new FgsmOptions(Norm.LINF), CONTEXT);
    }
    JsonNode parameters = attack.get("parameters");
    Magnitude stepSize = Magnitude.of(number(parameters.get("alpha")));
    int steps = parameters.get("steps").asInt();
    if (name.startsWith("pgd")) {
      return new PgdProvider()
          .create(new PgdOptions(Norm.LINF, stepSize, steps, RandomStart.BASE_EPSILON, 1), CONTEXT);
    }
    assertThat(name).startsWith("cw");
    return new CwPgdProvider()
        .create(
            new CwPgdOptions(Norm.LINF, stepSize, steps, RandomStart.BASE_EPSILON, 1, 0), CONTEXT);
  }
}
