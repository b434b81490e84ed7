package org.robustlt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.recipe.RecipeSettings;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.ComponentListing;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.option.OptionListing;
import org.yaml.snakeyaml.Yaml;

/**
 * The quirks of the published code: on in the recipes of the paper, off where a recipe says
 * nothing, and told in docs/reference-parity.md.
 */
class ReferenceParityTest {
  private static final Path ROOT = Path.of(System.getProperty("robustlt.root"));

  private final RecipeReader reader = new RecipeReader(Registry.load(List.of()));

  @ParameterizedTest
  @CsvSource({
    "pgdat, attack.batchNorm,                       batch-statistics,          batch-statistics",
    "pgdat, training.monitor,                       updating,                  frozen",
    "taet,  training.monitor,                       updating-natural-first,    frozen",
    "atbsl, training.unusedNaturalForward,          true,                      false",
    "taet,  training.unusedNaturalForward,          true,                      false",
    "pgdat, attack.randomStart,                     base-epsilon,              class-epsilon",
    "pgdat, data.validation.countedInFrequencies,   true,                      false",
    "reat,  loss.pairwise,                          collapsed,                 per-pair",
    "reat,  loss.tail,                              index,                     count",
    "reat,  loss.tailTarget,                        constant,                  with-gradient",
    "reat,  attack.objective.smallestCount,         0,                         1",
    "reat,  attack.objective.precision,             float32,                   float64",
    "robal, loss.klLogits,                          scaled-without-margin,     cosines",
    "robal, loss.klFloor,                           1.0E-12,                   0.0",
    "robal, loss.marginPrecision,                   float32,                   float64",
    "taet,  loss.absentClasses,                     count-as-zero,             ignore",
    "awp,   weightPerturbation.ascent,              optimizer,                 proxy-sgd",
    "awp,   weightPerturbation.batchNorm,           batch-statistics-updating, batch-statistics-frozen",
  })
  void theRecipesOfThePaperRepeatTheQuirkAndOthersDoNot(
      String method, String option, String published, String sound) throws IOException {
    for (String folder : List.of("cifar10-lt", "cifar100-lt", "tiny-imagenet-lt")) {
      assertThat(value(folder, method, option)).as(folder).isEqualTo(published);
      assertThat(value(folder, method + "-robustlt", option)).as(folder).isEqualTo(published);
    }
    assertThat(value("fashion-mnist-lt", method, option)).isEqualTo(sound);
    String last = option.substring(option.lastIndexOf('.') + 1);
    assertThat(Files.readAllLines(ROOT.resolve("docs/reference-parity.md")))
        .as("docs/reference-parity.md names %s with %s", option, published)
        .anyMatch(
            line ->
                line.contains(last + "`") && line.contains(published.replace("1.0E-12", "1e-12")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attack.batchNorm",
        "attack.randomStart",
        "attack.objective.smallestCount",
        "attack.objective.precision",
        "training.monitor",
        "training.unusedNaturalForward",
        "data.validation.countedInFrequencies",
        "loss.pairwise",
        "loss.tail",
        "loss.tailTarget",
        "loss.klLogits",
        "loss.klFloor",
        "loss.marginPrecision",
        "loss.absentClasses",
        "weightPerturbation.ascent",
        "weightPerturbation.batchNorm",
      })
  void theProgramListsTheOption(String option) {
    String section = option.substring(0, option.lastIndexOf('.'));
    Stream<String> ofComponents =
        Arrays.stream(ComponentKind.values())
            .filter(kind -> kind.recipeKey().equals(section + ".use"))
            .flatMap(kind -> Registry.load(List.of()).of(kind).stream())
            .flatMap(registration -> ComponentListing.of(registration).options().stream())
            .map(listing -> section + "." + listing.name());
    Stream<String> ofSections = RecipeSettings.all().stream().map(OptionListing::name);

    assertThat(Stream.concat(ofComponents, ofSections)).contains(option);
  }

  /** The clean phase of TAET, which the published code ends an epoch early. */
  @ParameterizedTest
  @CsvSource({"cifar10-lt", "cifar100-lt", "tiny-imagenet-lt"})
  void theSecondPhaseOfTaetBeginsWithEpoch40(String folder) {
    List<?> phases = (List<?>) resolved(folder, "taet").get("phases");
    assertThat(phases).hasSize(1);
    assertThat(((Map<?, ?>) phases.get(0)).get("epochs")).isEqualTo(39);
  }

  private String value(String folder, String method, String option) {
    Object value = resolved(folder, method);
    for (String key : Splitter.on('.').split(option)) {
      value = ((Map<?, ?>) value).get(key);
    }
    assertThat(value).as(option).isNotNull();
    return value instanceof Number number && option.endsWith("Floor")
        ? String.valueOf(number.doubleValue())
        : value.toString();
  }

  private Map<?, ?> resolved(String folder, String method) {
    Path recipe = ROOT.resolve("recipes/" + folder + "/" + method + ".yaml");
    return new Yaml().load(reader.read(recipe, List.of()).yaml());
  }
}
