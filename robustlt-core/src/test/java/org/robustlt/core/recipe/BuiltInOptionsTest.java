package org.robustlt.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.Registration;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.option.OptionListing;

/** All built-in components keep what the contract of options asks, one option at a time. */
class BuiltInOptionsTest {
  private static final OptionText SPELLING = new OptionText();

  static Stream<Registration> components() {
    Registry registry = Registry.load(List.of());
    return Arrays.stream(ComponentKind.values()).flatMap(kind -> registry.of(kind).stream());
  }

  @ParameterizedTest
  @MethodSource("components")
  void defaultsComeBackOutOfARecipe(Registration component) {
    String yaml = SPELLING.write(component.defaults());

    assertThat((Record) SPELLING.read(component.type(), yaml)).isEqualTo(component.defaults());
    assertThat((Record) SPELLING.read(component.type(), "{}")).isEqualTo(component.defaults());
  }

  /** Another truth or number for each option; what the component refuses is left out. */
  @ParameterizedTest
  @MethodSource("components")
  void everyOptionComesBackOutOfARecipe(Registration component) {
    for (OptionListing option : OptionListing.of(component.defaults())) {
      other(option)
          .flatMap(value -> read(component.type(), option.name() + ": " + value))
          .ifPresent(
              options -> {
                assertThat(options).as(option.name()).isNotEqualTo(component.defaults());
                assertThat((Record) SPELLING.read(component.type(), SPELLING.write(options)))
                    .as(option.name())
                    .isEqualTo(options);
              });
    }
  }

  private static Optional<String> other(OptionListing option) {
    return switch (option.type()) {
      case "true or false" -> Optional.of(option.defaultValue().equals("true") ? "false" : "true");
      case "whole number", "number", "magnitude" ->
          Optional.of(option.defaultValue().equals("1") ? "2" : "1");
      default ->
          option.type().startsWith("one of ")
              ? Arrays.stream(option.type().substring("one of ".length()).split(", "))
                  .filter(value -> !value.equals(option.defaultValue()))
                  .findFirst()
              : Optional.empty();
    };
  }

  private static Optional<Record> read(Class<? extends Record> type, String yaml) {
    try {
      return Optional.of(SPELLING.read(type, yaml));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }
}
