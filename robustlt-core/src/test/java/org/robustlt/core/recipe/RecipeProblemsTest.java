package org.robustlt.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.registry.TestComponents;

/** Each folder of {@code problems} has a recipe, perhaps settings, and the message expected. */
class RecipeProblemsTest {
  private static final Path PROBLEMS =
      Path.of("src/test/resources/org/robustlt/core/recipe/problems");

  static Stream<Path> problems() throws IOException {
    try (Stream<Path> folders = Files.list(PROBLEMS)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void messageIsAsTheGoldenFileSays(Path folder) throws IOException {
    Path settings = folder.resolve("settings.txt");
    List<String> set = Files.exists(settings) ? Files.readAllLines(settings) : List.of();
    RecipeException problem =
        catchThrowableOfType(
            RecipeException.class,
            () ->
                new RecipeReader(TestComponents.registry())
                    .read(folder.resolve("recipe.yaml"), set));
    Path expected = folder.resolve("expected.txt");
    assertThat(problem.getMessage() + "\n").isEqualTo(Files.readString(expected));
  }
}
