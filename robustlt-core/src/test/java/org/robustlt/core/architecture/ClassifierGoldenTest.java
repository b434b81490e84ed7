package org.robustlt.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;
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

/** Golden vectors of kind 05: outputs and gradients of classifiers. */
@GoldenFiles({"05_classifiers.json", "05_classifiers.npz"})
class ClassifierGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();
  private static final Npz ARRAYS = GOLDEN.npz("05_classifiers.npz");

  static Stream<Arguments> variants() {
    JsonNode variants = GOLDEN.json("05_classifiers.json").get("variants");
    return StreamSupport.stream(variants.spliterator(), false)
        .flatMap(
            variant ->
                Stream.of(DataType.FLOAT, DataType.DOUBLE)
                    .flatMap(
                        type ->
                            KernelLibraries.all().stream()
                                .filter(library -> library.supports(type))
                                .map(
                                    library ->
                                        Arguments.of(
                                            variant.get("variant").asText(),
                                            variant,
                                            type,
                                            library.name(),
                                            library))));
  }

  @ParameterizedTest(name = "{0} {2} {3}")
  @MethodSource("variants")
  void outputsAndGradientsEqualThePublishedOnes(
      String name, JsonNode variant, DataType type, String libraryName, KernelLibrary library) {
    String set = variant.get("set").asText() + "/";
    String prefix = set + name + (type == DataType.FLOAT ? "/f32/" : "/f64/");
    double tolerance = type == DataType.FLOAT ? 1e-6 : 1e-12;
    INDArray x = ARRAYS.get(set + "x").array().castTo(type);
    INDArray gradient = ARRAYS.get(set + "grad_out").array().castTo(type);
    try (Network network =
        new CompiledNetwork(
            description(variant, x, gradient), type, library, RandomSource.ofSeed(0))) {
      for (Parameter parameter : network.parameters().all()) {
        String suffix = parameter.spec().suffix();
        parameter.values().load(ARRAYS.get(set + suffix).array().castTo(type));
      }
      network.parameters().changed();
      INDArray images = x.reshape(x.size(0), x.size(1), 1, 1);
      try (ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
        ARRAYS.expected(prefix + "out").relativeToLargest(tolerance, pass.logits());
        ARRAYS
            .expected(prefix + "grad_x")
            .relativeToLargest(tolerance, pass.inputGradient(gradient).reshape(x.shape()));
        pass.accumulateGradients(gradient, Optional.empty());
      }
      for (Parameter parameter : network.parameters().all()) {
        boolean trained = parameter.spec().role() == ParameterSpec.Role.TRAINABLE;
        String key = prefix + "grad_" + parameter.spec().suffix();
        assertThat(trained).as(key).isEqualTo(ARRAYS.has(key));
        if (trained) {
          ARRAYS.expected(key).relativeToLargest(tolerance, parameter.gradient().orElseThrow());
        }
      }
    }
  }

  private static NetworkDescription description(JsonNode variant, INDArray x, INDArray gradient) {
    NetworkBuilder network = new NetworkBuilder(new ImageShape((int) x.size(1), 1, 1));
    Value features = network.add("pool", new Layer.GlobalAveragePooling(), network.images());
    int classes = (int) gradient.size(1);
    return network.build(
        features,
        GoldenNetworks.classifier(variant.get("kind").asText(), variant.get("options"), classes)
            .addTo(network, features));
  }
}
