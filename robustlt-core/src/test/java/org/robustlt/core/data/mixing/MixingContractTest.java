package org.robustlt.core.data.mixing;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.MixingProvider;
import org.robustlt.core.recipe.BuiltIns;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.tck.MixingContract;

/** Every mixing that comes with the program keeps the contract. */
@ParameterizedClass(name = "{0}")
@MethodSource("names")
class MixingContractTest extends MixingContract {
  private final String name;

  MixingContractTest(String name) {
    this.name = name;
  }

  static Stream<String> names() {
    return BuiltIns.names(ComponentKind.MIXING);
  }

  record Chosen(MixingProvider component) {}

  @Override
  protected Mixing mixing(ImageShape shape) {
    return BuiltIns.chosen(Chosen.class, name).component().create(shape);
  }
}
