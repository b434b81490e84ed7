package org.robustlt.core.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Network;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.JsonNumbers;
import org.robustlt.tck.golden.Npz;

/** Golden vectors of kind 07: logits of networks whose weights come from a formula. */
@GoldenFiles({"07_models.json", "07_formula_forward.npz"})
class FormulaForwardGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();
  private static final Npz ARRAYS = GOLDEN.npz("07_formula_forward.npz");
  private static final double FLOAT64 = 1e-11;

  static Stream<Arguments> networks() {
    JsonNode entries = GOLDEN.json("07_models.json").get("formula_forward");
    return StreamSupport.stream(entries.spliterator(), false)
        .flatMap(
            entry ->
                Stream.of(DataType.FLOAT, DataType.DOUBLE)
                    .filter(type -> ARRAYS.has(key(entry, "eval_logits", type)))
                    .flatMap(
                        type ->
                            KernelLibraries.all().stream()
                                .filter(library -> library.supports(type))
                                .map(
                                    library ->
                                        Arguments.of(
                                            entry.get("key").asText(),
                                            entry,
                                            type,
                                            library.name(),
                                            library))));
  }

  private static String key(JsonNode entry, String result, DataType type) {
    return entry.get("key").asText() + "/" + result + (type == DataType.DOUBLE ? "_f64" : "");
  }

  @ParameterizedTest(name = "{0} {2} {3}")
  @MethodSource("networks")
  void logitsAndFeaturesEqualThePublishedOnes(
      String name, JsonNode entry, DataType type, String libraryName, KernelLibrary library) {
    try (Network network =
        new CompiledNetwork(
            GoldenNetworks.describeNormalized(entry), type, library, RandomSource.ofSeed(0))) {
      for (JsonNode tensor : entry.get("tensors")) {
        if (!GoldenNetworks.isUnread(tensor.get(0).asText())) {
          INDArray value =
              network.parameters().of(GoldenNetworks.ours(entry, tensor.get(0).asText())).value();
          value.assign(
              FormulaWeights.of(
                      tensor.get(1).asLong(),
                      JsonNumbers.number(tensor.get(2)),
                      JsonNumbers.number(tensor.get(3)),
                      value.shape())
                  .castTo(type));
        }
      }
      network.parameters().changed();
      long[] shape = JsonNumbers.longs(entry.get("input_shape"));
      INDArray images =
          FormulaWeights.of(entry.get("input_seed").asLong(), 0.5, 0.5, shape).castTo(type);
      check(network, entry, "eval", images, BatchNormMode.RUNNING_STATISTICS);
      if (ARRAYS.has(key(entry, "train_logits", type))) {
        check(network, entry, "train", images, BatchNormMode.BATCH_STATISTICS_UPDATING);
        checkStatistics(network, entry);
      }
    }
  }

  private static void check(
      Network network, JsonNode entry, String phase, INDArray images, BatchNormMode mode) {
    DataType type = network.type();
    boolean deep = entry.get("model").asText().startsWith("resnet") && phase.equals("train");
    double tolerance = type == DataType.DOUBLE ? FLOAT64 : deep ? 1e-5 : 5e-6;
    try (ForwardPass pass = network.forward(images, mode)) {
      ARRAYS
          .expected(key(entry, phase + "_features", type))
          .relativeToLargest(tolerance, pass.features());
      ARRAYS
          .expected(key(entry, phase + "_logits", type))
          .relativeToLargest(tolerance, pass.logits());
    }
  }

  private static void checkStatistics(Network network, JsonNode entry) {
    String prefix = entry.get("key").asText() + "/after_train_forward/";
    ARRAYS.keys().stream()
        .filter(key -> key.startsWith(prefix) && !GoldenNetworks.isUnread(key))
        .forEach(
            key ->
                ARRAYS
                    .expected(key)
                    .relativeToLargest(
                        5e-6, network.parameters().of(key.substring(prefix.length())).value()));
  }
}
