package org.robustlt.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.Npz;

/** Golden vectors of kind 07: everything that a wrn-10-1 computes. */
@GoldenFiles({"07_models.json", "07_wrn10_1.npz"})
class WideResNetGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();
  private static final Npz ARRAYS = GOLDEN.npz("07_wrn10_1.npz");
  private static final String WEIGHTS = "weights/";

  static Stream<Arguments> libraries() {
    return Stream.of(DataType.FLOAT, DataType.DOUBLE)
        .flatMap(
            type ->
                KernelLibraries.all().stream()
                    .filter(library -> library.supports(type))
                    .map(library -> Arguments.of(library.name(), type, library)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("libraries")
  void evaluationEqualsThePublishedOne(String name, DataType type, KernelLibrary library) {
    try (Network network = network(type, library)) {
      check(network, "eval", BatchNormMode.RUNNING_STATISTICS);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("libraries")
  void trainingEqualsThePublishedOne(String name, DataType type, KernelLibrary library) {
    try (Network network = network(type, library)) {
      check(network, "train", BatchNormMode.BATCH_STATISTICS_UPDATING);

      String prefix = prefix(type) + "after_train_forward/";
      for (Parameter parameter : network.parameters().all()) {
        String key = prefix + parameter.name();
        if (parameter.spec().role() == ParameterSpec.Role.STATISTIC && ARRAYS.has(key)) {
          ARRAYS.expected(key).relativeToLargest(tolerance(type), parameter.value());
        }
      }
    }
  }

  private static void check(Network network, String phase, BatchNormMode mode) {
    DataType type = network.type();
    double tolerance = tolerance(type);
    String prefix = prefix(type) + phase;
    INDArray x = ARRAYS.get("x").array().castTo(type);
    int[] labels = ARRAYS.get("y").ints();
    try (ForwardPass pass = network.forward(x, mode)) {
      ARRAYS.expected(prefix + "_features").relativeToLargest(tolerance, pass.features());
      ARRAYS.expected(prefix + "_logits").relativeToLargest(tolerance, pass.logits());
      CrossEntropy loss = CrossEntropy.of(pass.logits(), labels);
      double expected = ARRAYS.get(prefix + "_ce_loss").number();
      assertThat(loss.value()).isCloseTo(expected, within(tolerance * Math.abs(expected)));

      INDArray gradient = pass.inputGradient(loss.gradient());
      for (String key : new String[] {prefix + "_grad/x", prefix + "_grad_x"}) {
        if (ARRAYS.has(key)) {
          ARRAYS.expected(key).relativeToLargest(tolerance, gradient);
        }
      }
      network.parameters().zeroGradient();
      pass.accumulateGradients(loss.gradient(), Optional.empty());
    }
    for (Parameter parameter : network.parameters().all()) {
      String key = prefix + "_grad/" + parameter.name();
      if (ARRAYS.has(key)) {
        ARRAYS.expected(key).relativeToLargest(tolerance, parameter.gradient().orElseThrow());
      }
    }
  }

  private static double tolerance(DataType type) {
    return type == DataType.FLOAT ? 1e-4 : 1e-11;
  }

  private static String prefix(DataType type) {
    return type == DataType.FLOAT ? "f32/" : "f64/";
  }

  private static Network network(DataType type, KernelLibrary library) {
    JsonNode model = entry("models", m -> m.get("model").asText().equals("wrn-10-1"));
    JsonNode normalized = entry("formula_forward", m -> m.get("data").equals(model.get("data")));
    long[] shape = ARRAYS.get("x").shape();
    ImageShape input = new ImageShape((int) shape[1], (int) shape[2], (int) shape[3]);
    Network network =
        new CompiledNetwork(
            GoldenNetworks.describe(model, input, GoldenNetworks.normalization(normalized)),
            type,
            library,
            RandomSource.ofSeed(0));
    for (Parameter parameter : network.parameters().all()) {
      parameter.values().load(ARRAYS.get(WEIGHTS + parameter.name()).array().castTo(type));
    }
    network.parameters().changed();
    return network;
  }

  /**
   * Returns the entry that speaks of the network of the arrays. Several data sets may share a name:
   * the number of classes and the side of the images tell them apart.
   */
  private static JsonNode entry(String kind, Predicate<JsonNode> named) {
    long classes = ARRAYS.get(prefix(DataType.DOUBLE) + "eval_logits").shape()[1];
    long side = ARRAYS.get("x").shape()[3];
    boolean linear = ARRAYS.has(WEIGHTS + "classifier.fc.weight");
    return GOLDEN
        .json("07_models.json")
        .get(kind)
        .valueStream()
        .filter(entry -> !GoldenNetworks.isTransformer(entry))
        .filter(named)
        .min(
            Comparator.comparing((JsonNode m) -> m.get("num_classes").asLong() != classes)
                .thenComparing(m -> GoldenNetworks.side(m) != side)
                .thenComparing(m -> m.get("classifier").asText().equals("FC") != linear))
        .orElseThrow();
  }

  /** The mean cross-entropy and its gradient. */
  private record CrossEntropy(double value, INDArray gradient) {
    static CrossEntropy of(INDArray logits, int[] labels) {
      INDArray gradient = Nd4j.create(logits.dataType(), logits.shape());
      double value = 0;
      for (int i = 0; i < labels.length; i++) {
        double sum = 0;
        for (int j = 0; j < logits.size(1); j++) {
          sum += Math.exp(logits.getDouble(i, j));
        }
        value += (Math.log(sum) - logits.getDouble(i, labels[i])) / labels.length;
        for (int j = 0; j < logits.size(1); j++) {
          double probability = Math.exp(logits.getDouble(i, j)) / sum;
          gradient.putScalar(i, j, (probability - (j == labels[i] ? 1 : 0)) / labels.length);
        }
      }
      return new CrossEntropy(value, gradient);
    }
  }
}
