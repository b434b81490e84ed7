package org.robustlt.core.architecture;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.core.recipe.BuiltIns;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.tck.ArchitectureContract;

/** Every architecture that comes with the program keeps the contract. */
@ParameterizedClass(name = "{0}")
@MethodSource("names")
class ArchitectureContractTest extends ArchitectureContract {
  private final String name;

  ArchitectureContractTest(String name) {
    this.name = name;
  }

  static Stream<String> names() {
    return BuiltIns.names(ComponentKind.ARCHITECTURE);
  }

  record Chosen(ArchitectureProvider component) {}

  @Override
  protected Architecture architecture(ImageShape input) {
    return BuiltIns.chosen(Chosen.class, name)
        .component()
        .create(new ArchitectureProvider.Context(input));
  }
}
