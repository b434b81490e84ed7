package org.robustlt.core.data.split;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.ImbalanceProfileProvider;
import org.robustlt.core.recipe.BuiltIns;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.tck.ImbalanceProfileContract;

/** Every imbalance profile that comes with the program keeps the contract. */
@ParameterizedClass(name = "{0}")
@MethodSource("names")
class ImbalanceProfileContractTest extends ImbalanceProfileContract {
  private final String name;

  ImbalanceProfileContractTest(String name) {
    this.name = name;
  }

  static Stream<String> names() {
    return BuiltIns.names(ComponentKind.IMBALANCE_PROFILE);
  }

  record Chosen(ImbalanceProfileProvider component) {}

  @Override
  protected ClassFrequencies selected(ClassFrequencies available) {
    return BuiltIns.chosen(Chosen.class, name).component().create(available);
  }
}
