package org.robustlt.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.robustlt.core.registry.option.OptionListing;

class ComponentListingTest {
  @Test
  void listsOptionsAsRecipesSpellThem() {
    ComponentListing listing = ComponentListing.of(TestComponents.trades());
    assertThat(listing.kind()).isEqualTo(ComponentKind.ATTACK);
    assertThat(listing.name()).isEqualTo("trades-pgd");
    assertThat(listing.description()).isEqualTo("an attack for tests");
    assertThat(listing.source()).isEqualTo("Nobody, Nowhere 2026");
    assertThat(listing.origin()).hasToString("plugins/acme/acme-attacks-2.3.jar");
    assertThat(listing.options())
        .containsExactly(
            new OptionListing("steps", "whole number", "10", "", "iterations", ""),
            new OptionListing(
                "stepSize",
                "magnitude",
                "2/255",
                "pixel scale 0..1",
                "length of a step",
                "section 2"),
            new OptionListing("restarts.count", "whole number", "1", "", "runs", ""),
            new OptionListing(
                "restarts.start",
                "one of random-uniform, natural",
                "random-uniform",
                "",
                "where each begins",
                ""));
  }

  @Test
  void listsListsAndFamilies() {
    assertThat(OptionListing.of(new TestOptions.Steps(List.of(75, 90), 0.1)))
        .extracting(OptionListing::type, OptionListing::defaultValue)
        .containsExactly(tuple("list of whole number", "[75, 90]"), tuple("number", "0.1"));
    assertThat(
            TestComponents.registry().of(ComponentKind.ARCHITECTURE).stream()
                .map(registration -> ComponentListing.of(registration).name()))
        .containsExactly("small-cnn", "wrn-<depth>-<width>");
  }

  @Test
  void refusesOptionsThatRecipesCannotSpell() {
    record Unspellable(Map<String, Double> weights) {}
    assertThatThrownBy(() -> OptionListing.of(new Unspellable(Map.of())))
        .hasMessage(
            "option weights is a java.util.Map<java.lang.String, java.lang.Double>, which recipes"
                + " cannot spell");
    record Empty(String text) {}
    assertThatThrownBy(() -> OptionListing.of(new Empty(null)))
        .hasMessage("option text has no default value");
  }
}
