package org.robustlt.core.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.robustlt.tck.golden.JsonNumbers.ints;
import static org.robustlt.tck.golden.JsonNumbers.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.attacks.CwPgdOptions;
import org.robustlt.attacks.FgsmOptions;
import org.robustlt.attacks.PgdOptions;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Network;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.Npz;
import org.robustlt.tck.golden.ReplayedNoise;

/** Golden kind 08: attacks on a trained network, through every kernel library. */
@GoldenFiles({"08_eval.json", "08_eval_net8.npz"})
class AttackGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();
  private static final ComponentContext CONTEXT = ComponentContext.of(ClassFrequencies.of(2, 1), 1);

  private final Npz arrays = GOLDEN.npz("08_eval_net8.npz");

  static Stream<Arguments> attacks() {
    List<Arguments> cases = new ArrayList<>();
    for (KernelLibrary library : KernelLibraries.all()) {
      for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
        if (library.supports(type)) {
          for (JsonNode attack : GOLDEN.json("08_eval.json").get("net8").get("attacks")) {
            cases.add(Arguments.of(attack.get("name").asText(), type, library.name(), attack));
          }
        }
      }
    }
    assertThat(cases).isNotEmpty();
    return cases.stream();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("attacks")
  void adversarialImagesAreThePublishedOnes(
      String name, DataType type, String library, JsonNode json) {
    String key = "net8/" + (type == DataType.FLOAT ? "f32/" : "f64/") + name;
    int[] labels = arrays.get("net8/y").ints();
    Adversary adversary =
        new Adversary(
            attack(json),
            (ofBatch, natural) -> LogitLoss.crossEntropy(ofBatch),
            BatchNormMode.RUNNING_STATISTICS);
    try (Network network =
        TrainedNetworks.network(arrays, "net8", type, KernelLibraries.named(library, type))) {
      INDArray adversarial =
          adversary
              .perturb(
                  network,
                  TrainedNetworks.images(arrays, "net8", type),
                  labels,
                  PerturbationBudget.uniform(
                      number(json.get("parameters").get("eps")), labels.length),
                  new ReplayedNoise(arrays.get("net8/start_noise").array()))
              .array();

      if (type == DataType.DOUBLE) {
        arrays.expected(key + "/x_adv").relativeToLargest(1e-15, adversarial);
        comparePredictions(network, adversarial, key, json);
      } else {
        assertThat(differing(arrays.get(key + "/x_adv").doubles(), adversarial))
            .as("pixels that differ by more than 1e-4")
            .isLessThanOrEqualTo(json.get("pixels_differing_f32_f64_over_1e_4").asInt());
      }
    }
  }

  private void comparePredictions(
      Network network, INDArray adversarial, String key, JsonNode json) {
    try (ForwardPass pass = network.forward(adversarial, BatchNormMode.RUNNING_STATISTICS)) {
      arrays.expected(key + "/logits").relativeToLargest(1e-12, pass.logits());
      assertThat(pass.logits().argMax(1).toIntVector()).isEqualTo(ints(json.get("predictions")));
    }
  }

  private static int differing(double[] expected, INDArray adversarial) {
    double[] actual = adversarial.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    int differing = 0;
    for (int i = 0; i < expected.length; i++) {
      differing += Math.abs(expected[i] - actual[i]) > 1e-4 ? 1 : 0;
    }
    return differing;
  }

  private static Attack attack(JsonNode json) {
    String name = json.get("name").asText();
    if (name.startsWith("fgsm")) {
      return new FgsmOptions(Norm.LINF).create(CONTEXT);
    }
    Magnitude stepSize = Magnitude.of(number(json.get("parameters").get("alpha")));
    int steps = json.get("parameters").get("steps").asInt();
    if (name.startsWith("pgd")) {
      return new PgdOptions(Norm.LINF, stepSize, steps, RandomStart.BASE_EPSILON, 1)
          .create(CONTEXT);
    }
    assertThat(name).startsWith("cw");
    return new CwPgdOptions(
            new PgdOptions(Norm.LINF, stepSize, steps, RandomStart.BASE_EPSILON, 1), 0)
        .create(CONTEXT);
  }
}
