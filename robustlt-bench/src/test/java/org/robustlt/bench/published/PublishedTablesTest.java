package org.robustlt.bench.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.bench.published.PublishedTable.Method;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.Registry;

class PublishedTablesTest {
  private static final Path RECIPES = Path.of("..", "recipes");

  private final RecipeReader reader = new RecipeReader(Registry.load(List.of()));

  static Stream<PublishedTable> tables() {
    return PublishedTables.all().stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyMethodHasARecipeThatIsValidAtEitherScale(PublishedTable table) {
    for (Method method : table.methods()) {
      Path file = RECIPES.resolve(method.recipe());
      Recipe full = reader.read(file, table.settings());
      Recipe small =
          reader.read(
              file,
              Stream.of(table.settings(), table.small(), method.small())
                  .flatMap(List::stream)
                  .toList());
      assertThat(full.name()).startsWith(method.name());
      assertThat(small.training().epochs()).isLessThan(full.training().epochs());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tailsOfRecipesAreThoseOfThePublication(PublishedTable table) {
    assertThat(table.tail()).isEqualTo("the rarest 80 % of the classes");
    for (Method method : table.methods()) {
      Recipe recipe = reader.read(RECIPES.resolve(method.recipe()), table.settings());
      assertThat(recipe.yaml()).containsPattern("groups:\\s+rule: counts\\s+head: 2\\s+tail: 8");
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void numbersArePercentagesUnderProtocolsOfOurs(PublishedTable table) {
    List<String> known = List.of("natural", "pgd-20", "autoattack-10step");
    for (Method method : table.methods()) {
      assertThat(method.numbers()).extracting(PublishedTable.Score::protocol).isSubsetOf(known);
      for (PublishedTable.Score number : method.numbers()) {
        assertThat(number.overall()).isBetween(1.0, 100.0);
        number.tail().ifPresent(tail -> assertThat(tail).isBetween(1.0, number.overall()));
      }
    }
  }
}
