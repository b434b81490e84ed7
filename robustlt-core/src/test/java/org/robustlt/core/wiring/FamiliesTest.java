package org.robustlt.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.Network;
import org.robustlt.core.file.SavedArray;
import org.robustlt.core.file.npy.NpzArray;
import org.robustlt.core.interchange.SavedWeights;
import org.robustlt.core.interchange.WeightsFile;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.training.NetworkWeights;

/**
 * Networks of the field under the names of their usual implementations, as {@code
 * docs/interchange/families.py} writes them by PyTorch: what import finds of names, shapes and
 * running statistics has PyTorch's logits. The files are large, so they are tried with {@code
 * -Drobustlt.families=DIR} and {@code -Drobustlt.cifar=DIR}.
 */
class FamiliesTest {
  private static final String FAMILIES = System.getProperty("robustlt.families", "");
  private static final String CIFAR = System.getProperty("robustlt.cifar", "");
  private static final int IMAGES = 100;

  @TestFactory
  Stream<DynamicTest> logitsEqualThoseOfPyTorch() throws IOException {
    assumeThat(FAMILIES).as("needs -Drobustlt.families=DIR -Drobustlt.cifar=DIR").isNotEmpty();
    try (Stream<Path> files = Files.list(Path.of(FAMILIES))) {
      return files.filter(f -> !f.toString().endsWith(".npz")).sorted().toList().stream()
          .map(f -> DynamicTest.dynamicTest(String.valueOf(f.getFileName()), () -> check(f)));
    }
  }

  private static void check(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.\\w+$", "");
    List<String> given =
        new ArrayList<>(
            List.of(
                "data.use=cifar-10",
                "attack.use=none",
                "budget.use=constant",
                "budget.epsilon=8/255"));
    if (name.contains("deit")) { // without batch normalization, nothing tells it of random weights
      given.add("model.normalization=none");
    }
    try (SavedWeights saved = new WeightsFile(file, Optional.empty()).open()) {
      List<String> notes = new ArrayList<>();
      WeightsImport.Found found =
          new WeightsImport(
                  new RecipeReader(Registry.load(List.of())),
                  Optional.of(Path.of(CIFAR)),
                  notes::add,
                  IMAGES)
              .find(saved, name, given);
      String told = String.join("\n", notes);
      if (!told.contains("do not tell whether batch normalizations add")
          || !name.contains("epsilon")) {
        assertThat(difference(file, name, found)).as(told).isLessThan(1e-4);
      }
    }
  }

  /** Returns the largest difference from PyTorch's logits, as a share of the largest. */
  private static double difference(Path file, String name, WeightsImport.Found found) {
    Map<String, SavedArray> expected = NpzArray.all(Path.of(FAMILIES, name + ".npz"));
    INDArray logits = Objects.requireNonNull(expected.get("logits")).values();
    NetworkDescription description =
        NetworkAssembly.describe(
            found.recipe().model(),
            found
                .recipe()
                .data()
                .dataSet()
                .create(DataSetProvider.Location.of(Optional.of(Path.of(CIFAR)))));
    try (Network network =
        new CompiledNetwork(
            description,
            DataType.FLOAT,
            KernelLibraries.preferred(DataType.FLOAT),
            found.recipe().engine().activations(),
            RandomSource.ofSeed(0))) {
      NetworkWeights.load(network, file, found.weights().of(description));
      INDArray images = Objects.requireNonNull(expected.get("x")).values();
      try (ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
        double difference = pass.logits().sub(logits).amaxNumber().doubleValue();
        return difference / logits.amaxNumber().doubleValue();
      }
    }
  }
}
