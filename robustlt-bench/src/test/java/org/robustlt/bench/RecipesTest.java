package org.robustlt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.recipe.RecipeReview;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.registry.Registry;

/** The recipes that come with the program, read with the components that come with it. */
class RecipesTest {
  private static final Path RECIPES = Path.of(System.getProperty("robustlt.root"), "recipes");
  private static final String GOLDEN =
      "src/test/resources/org/robustlt/bench/resolved-recipes.sha256";
  private static final String ROBUST_LT = "-robustlt.yaml";

  private final RecipeReader reader = new RecipeReader(Registry.load(List.of()));

  static List<Path> recipes() throws IOException {
    try (Stream<Path> files = Files.walk(RECIPES)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.getParent().endsWith("base"))
          .sorted()
          .toList();
    }
  }

  static List<Path> recipesWithRobustLt() throws IOException {
    return recipes().stream().filter(file -> file.toString().endsWith(ROBUST_LT)).toList();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyRecipeIsValidAndReadsBackFromItsResolvedForm(Path file) {
    Recipe recipe = reader.read(file, List.of());
    assertThat(reader.read(recipe.yaml(), "resolved")).isEqualTo(recipe);
    assertThat(RecipeReview.of(recipe)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("recipesWithRobustLt")
  void robustLtChangesTheBudgetAndNothingElse(Path file) {
    Recipe with = reader.read(file, List.of());
    Recipe without = reader.read(Path.of(file.toString().replace(ROBUST_LT, ".yaml")), List.of());
    assertThat(NamePattern.nameOf(with.budget().scheduler())).isEqualTo("robustlt");
    assertThat(with.budget().epsilon()).isEqualTo(without.budget().epsilon());
    assertThat(NamePattern.nameOf(without.budget().scheduler())).isEqualTo("constant");
    assertThat(with)
        .usingRecursiveComparison()
        .ignoringFields("name", "budget", "phases")
        .isEqualTo(without);
  }

  /**
   * A setting that is added changes all of them: if that is what was done, the file that this test
   * writes takes the place of the golden one.
   */
  @Test
  void everyResolvedRecipeIsByteForByteAsTheGoldenFileSays() throws IOException {
    List<String> digests = new ArrayList<>();
    for (Path file : recipes()) {
      digests.add(reader.read(file, List.of()).sha256() + "  " + RECIPES.relativize(file));
    }
    Files.write(Path.of("target/resolved-recipes.sha256"), digests);
    assertThat(digests)
        .as("target/resolved-recipes.sha256 against resolved-recipes.sha256")
        .isEqualTo(Files.readAllLines(Path.of(GOLDEN)));
  }

  @Test
  void theMainRecipeHasTheSettingsOfThePaper() {
    assertThat(reader.read(RECIPES.resolve("cifar10-lt/pgdat-robustlt.yaml"), List.of()).yaml())
        .contains("    use: exponential\n    ratio: 50\n")
        .contains("  use: wrn-28-10\n")
        .contains("  epochs: 100\n  batchSize: 128\n")
        .contains("    learningRate: 0.1\n    momentum: 0.9\n    nesterov: true\n")
        .contains("    weightDecay: 0.0005\n")
        .contains("    milestones: [75, 90]\n    factor: 0.1\n")
        .contains("  stepSize: 2/255\n  steps: 10\n  randomStart: base-epsilon\n")
        .contains("  use: robustlt\n  alpha: 0.3\n  beta: 0.8\n  epsilon: 8/255\n");
  }
}
