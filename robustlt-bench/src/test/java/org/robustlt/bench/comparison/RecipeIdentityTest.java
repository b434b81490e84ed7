package org.robustlt.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robustlt.bench.record.RunReader;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.Registry;

class RecipeIdentityTest {
  private static final Path FROZEN = Path.of("src/test/resources/frozen/schema-1");

  private final RunRecord older = new RunReader().read(FROZEN.resolve("finished"));

  @Test
  void aRunThatLacksLaterSettingsIsOfTheRecipeThatHasTheirDefaults() {
    RecipeIdentity now = RecipeIdentity.of(read());

    assertThat(older.recipe()).doesNotContain("accumulate");
    assertThat(now.value("training.accumulate")).isEqualTo("1");
    assertThat(RecipeIdentity.of(older)).isEqualTo(now);
    assertThat(RecipeIdentity.of(older)).isEqualTo(RecipeIdentity.of(read("seed=3")));
  }

  @Test
  void anotherValueOfALaterSettingIsAnotherRecipe() {
    RecipeIdentity other = RecipeIdentity.of(read("training.accumulate=2"));

    assertThat(RecipeIdentity.of(older).differences(other)).containsExactly("training.accumulate");
  }

  private static Recipe read(String... settings) {
    return new RecipeReader(Registry.load(List.of()))
        .read(FROZEN.resolve("landed.yaml"), List.of(settings));
  }
}
