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
import org.junit.jupiter.api.Test;
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
import org.robustlt.core.interchange.NetworkGuess;
import org.robustlt.core.interchange.SavedWeights;
import org.robustlt.core.interchange.StateDict;
import org.robustlt.core.interchange.WeightsFile;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.training.NetworkWeights;

/**
 * Networks of the field under the names of their usual implementations, as {@code
 * docs/interchange/families.py} writes them by PyTorch: found by their names, their logits are
 * PyTorch's. The files are large, so they are tried with {@code -Drobustlt.families=DIR} and {@code
 * -Drobustlt.cifar=DIR}.
 */
class FamiliesTest {
  private static final String FAMILIES = System.getProperty("robustlt.families", "");
  private static final String CIFAR = System.getProperty("robustlt.cifar", "");

  private static final Map<String, String> OUTSIDE =
      Map.of(
          "narrow", "data-set",
          "wide", "0.4914 0.4822 0.4465 / 0.2471 0.2435 0.2616",
          "symmetric", "symmetric");

  @Test
  void logitsEqualThoseOfPyTorch() throws IOException {
    assumeThat(FAMILIES).as("needs -Drobustlt.families=DIR -Drobustlt.cifar=DIR").isNotEmpty();
    try (Stream<Path> files = Files.list(Path.of(FAMILIES))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pt")).sorted().toList()) {
        try (SavedWeights saved = new WeightsFile(file, Optional.empty()).open()) {
          check(file, saved.only());
        }
      }
    }
  }

  private static void check(Path file, StateDict weights) {
    NetworkGuess guess = NetworkGuess.of(weights).orElseThrow(() -> new AssertionError(file));
    String name = String.valueOf(file.getFileName()).replace(".pt", "");
    List<String> settings =
        new ArrayList<>(
            List.of(
                "data.use=cifar-10",
                "attack.use=none",
                "budget.use=constant",
                "budget.epsilon=8/255"));
    settings.addAll(guess.settings());
    guess.alternatives().stream()
        .filter(alternative -> alternative.endsWith(name.contains("silu") ? "silu" : "relu"))
        .forEach(settings::add);
    String last = name.substring(name.lastIndexOf('-') + 1);
    settings.add(
        "model.normalization="
            + weights
                .normalization()
                .map(Object::toString)
                .orElse(OUTSIDE.getOrDefault(last, "none")));
    Recipe recipe = new RecipeReader(Registry.load(List.of())).readSettings(name, settings);
    NetworkDescription description =
        NetworkAssembly.describe(
            recipe.model(),
            recipe
                .data()
                .dataSet()
                .create(DataSetProvider.Location.of(Optional.of(Path.of(CIFAR)))));
    Map<String, SavedArray> expected = NpzArray.all(Path.of(FAMILIES, name + ".npz"));
    INDArray logits = Objects.requireNonNull(expected.get("logits")).values();
    try (Network network =
        new CompiledNetwork(
            description,
            DataType.FLOAT,
            KernelLibraries.preferred(DataType.FLOAT),
            recipe.engine().activations(),
            RandomSource.ofSeed(0))) {
      NetworkWeights.load(network, file, weights.of(description));
      INDArray images = Objects.requireNonNull(expected.get("x")).values();
      try (ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
        double difference = pass.logits().sub(logits).amaxNumber().doubleValue();
        double relative = difference / logits.amaxNumber().doubleValue();
        assertThat(relative).as(name + " as " + guess.model()).isLessThan(1e-4);
      }
    }
  }
}
