package org.robustlt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.Registry;
import org.yaml.snakeyaml.Yaml;

/** The recipes of the paper against the published configuration (arXiv 2605.13395). */
class PublishedSettingsTest {
  private static final Path RECIPES = Path.of(System.getProperty("robustlt.root"), "recipes");

  private final RecipeReader reader = new RecipeReader(Registry.load(List.of()));

  @ParameterizedTest
  @CsvSource({
    "cifar10-lt, cifar-10, 50",
    "cifar100-lt, cifar-100, 10",
    "tiny-imagenet-lt, tiny-imagenet, 10",
  })
  void everyDataSetHasItsProfile(String folder, String dataSet, int ratio) {
    for (String method : List.of("pgdat", "awp", "robal", "reat", "atbsl", "taet")) {
      Settings settings = read(folder, method);
      assertThat(settings.at("data", "use")).isEqualTo(dataSet);
      assertThat(settings.at("data", "imbalance", "use")).isEqualTo("exponential");
      assertThat(settings.at("data", "imbalance", "ratio")).isEqualTo(ratio);
      assertThat(settings.at("data", "validation", "fraction")).isEqualTo(0.2);
      assertThat(settings.at("model", "use")).isEqualTo("wrn-28-10");
      assertThat(settings.at("training", "optimizer"))
          .isEqualTo(
              Map.of(
                  "use", "sgd",
                  "learningRate", 0.1,
                  "momentum", 0.9,
                  "nesterov", true,
                  "weightDecay", 0.0005));
      assertThat(settings.at("attack", "stepSize")).isEqualTo("2/255");
      assertThat(settings.at("budget", "epsilon")).isEqualTo("8/255");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pgdat, cross-entropy,    100, 75 90,   128, 10, 2, none",
    "awp,   cross-entropy,    200, 100 150, 128, 10, 2, awp",
    "robal, robal,            80,  60 75,   64,  5,  2, none",
    "reat,  reat,             80,  60 75,   128, 10, 2, none",
    "atbsl, balanced-softmax, 100, 75 90,   128, 10, 3, none",
    "taet,  taet,             100, 75 90,   128, 10, 2, none",
  })
  void everyMethodHasItsTraining(
      String method,
      String loss,
      int epochs,
      String milestones,
      int batchSize,
      int attackSteps,
      int augmentations,
      String weightPerturbation) {
    for (String folder : List.of("cifar10-lt", "cifar100-lt", "tiny-imagenet-lt")) {
      Settings settings = read(folder, method);
      assertThat(settings.at("loss", "use")).isEqualTo(loss);
      assertThat(settings.at("training", "epochs")).isEqualTo(epochs);
      assertThat(settings.at("training", "schedule", "milestones"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .map(Object::toString)
          .isEqualTo(List.of(milestones.split(" ")));
      assertThat(settings.at("training", "batchSize")).isEqualTo(batchSize);
      assertThat(settings.at("attack", "steps")).isEqualTo(attackSteps);
      assertThat(settings.at("data", "augmentation"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .hasSize(augmentations);
      assertThat(settings.at("weightPerturbation", "use")).isEqualTo(weightPerturbation);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cifar10-lt,       0.3, 0.8, 0.8, 0.8, 0.8, 0.8, 1.0",
    "cifar100-lt,      0.4, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6",
    "tiny-imagenet-lt, 0.4, 0.6, 0.2, 0.2, 0.4, 0.4, 0.8",
  })
  void robustLtHasItsAlphaAndBeta(
      String folder,
      double alpha,
      double atbsl,
      double awp,
      double pgdat,
      double reat,
      double robal,
      double taet) {
    Map<String, Double> betas =
        Map.of(
            "atbsl", atbsl, "awp", awp, "pgdat", pgdat, "reat", reat, "robal", robal, "taet", taet);
    betas.forEach(
        (method, beta) -> {
          Settings settings = read(folder, method + "-robustlt");
          assertThat(number(settings.at("budget", "alpha"))).isEqualTo(alpha);
          assertThat(number(settings.at("budget", "beta"))).as(method).isEqualTo(beta);
        });
  }

  @Test
  void roBalHasItsMarginsAndClassifier() {
    Settings settings = read("cifar10-lt", "robal");
    assertThat(settings.at("model", "classifier", "use")).isEqualTo("cosine-plus");
    assertThat(number(settings.at("model", "classifier", "gamma"))).isEqualTo(1 / 32.0);
    assertThat(number(settings.at("model", "classifier", "scale"))).isEqualTo(1);
    assertThat(number(settings.at("loss", "margin"))).isEqualTo(0.1);
    assertThat(number(settings.at("loss", "scale"))).isEqualTo(10);
    assertThat(number(settings.at("loss", "tauB"))).isEqualTo(1.5);
    assertThat(number(settings.at("loss", "tauM"))).isEqualTo(0.3);
    assertThat(number(settings.at("loss", "beta"))).isEqualTo(6);
    assertThat(number(settings.at("loss", "betaAdv"))).isEqualTo(1);
  }

  @Test
  void awpHasItsGamma() {
    assertThat(number(read("cifar10-lt", "awp").at("weightPerturbation", "gamma")))
        .isEqualTo(0.005);
  }

  @Test
  void atBslAugmentsWithAutoAugment() {
    assertThat(read("cifar100-lt", "atbsl").at("data", "augmentation").toString())
        .containsSubsequence("random-crop", "horizontal-flip", "auto-augment");
  }

  private Settings read(String folder, String recipe) {
    String yaml = reader.read(RECIPES.resolve(folder + "/" + recipe + ".yaml"), List.of()).yaml();
    return new Settings(new Yaml().load(yaml));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  /** A resolved recipe, section by section. */
  private record Settings(Map<?, ?> sections) {
    Object at(String... path) {
      Object value = sections;
      for (String key : path) {
        value = ((Map<?, ?>) value).get(key);
      }
      assertThat(value).as(String.join(".", path)).isNotNull();
      return value;
    }
  }
}
