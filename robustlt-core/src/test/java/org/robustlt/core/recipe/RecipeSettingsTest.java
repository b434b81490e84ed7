package org.robustlt.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.option.OptionListing;

class RecipeSettingsTest {
  private final List<OptionListing> settings = RecipeSettings.all();

  @Test
  void areListedByTheirPathWithDefaultAndMeaning() {
    assertThat(settings)
        .contains(
            new OptionListing(
                "training.unusedNaturalForward",
                "true or false",
                "false",
                "",
                "forward pass of the natural batch that only moves running statistics",
                "the published code has it in AT-BSL and TAET"),
            new OptionListing(
                "attack.objective.use",
                "see robustlt components objective",
                "cross-entropy",
                "",
                "what the attack maximizes",
                ""));
    assertThat(settings)
        .extracting(OptionListing::name)
        .contains("seed", "data.validation.fraction", "budget.epsilon", "phases")
        .doesNotHaveDuplicates();
  }

  @Test
  void everyKindOfComponentIsAmongThem() {
    assertThat(settings)
        .extracting(OptionListing::name)
        .containsAll(
            Arrays.stream(ComponentKind.values())
                .filter(kind -> kind != ComponentKind.LISTENER) // chosen on the command line
                .map(ComponentKind::recipeKey)
                .toList());
  }

  @Test
  void everySettingIsExplained() {
    assertThat(settings).allSatisfy(setting -> assertThat(setting.meaning()).isNotEmpty());
  }
}
