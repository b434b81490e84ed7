package org.robustlt.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robustlt.core.registry.TestComponents;

class RecipeWriterTest {
  private static final Path RESOURCES =
      Path.of("src/test/resources/org/robustlt/core/recipe/resolved");

  private final RecipeReader reader = new RecipeReader(TestComponents.registry());

  @Test
  void everySettingIsWrittenInAFixedOrder() throws IOException {
    Recipe recipe = reader.read(RESOURCES.resolve("recipe.yaml"), List.of());
    assertThat(recipe.yaml()).isEqualTo(Files.readString(RESOURCES.resolve("resolved.yaml")));
  }

  @Test
  void whatIsWrittenReadsAsAnEqualRecipe() {
    Recipe recipe = reader.read(RESOURCES.resolve("recipe.yaml"), List.of());
    Recipe again = reader.read(recipe.yaml(), "the run's recipe");
    assertThat(again).isEqualTo(recipe);
    assertThat(again.sha256()).isEqualTo(recipe.sha256()).hasSize(64);
  }

  @Test
  void recipesThatDifferHaveDifferentDigests() {
    Path file = RESOURCES.resolve("recipe.yaml");
    assertThat(reader.read(file, List.of("seed=7")).sha256())
        .isNotEqualTo(reader.read(file, List.of()).sha256());
  }

  @Test
  void textThatLooksLikeSomethingElseStaysText() {
    Path file = RESOURCES.resolve("recipe.yaml");
    for (String name : List.of("8", "true", "a: b", "# no", "ε = 8/255", "", "null", "- x")) {
      String quoted = "\"" + name + "\"";
      String text = reader.read(file, List.of()).yaml().replaceFirst("name: .*", "name: " + quoted);
      Recipe recipe = reader.read(text, "text");
      assertThat(recipe.name()).isEqualTo(name);
      assertThat(reader.read(recipe.yaml(), "again")).isEqualTo(recipe);
    }
  }
}
