package org.robustlt.core.architecture;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.core.recipe.BuiltIns;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.tck.ClassifierHeadContract;

/** Every classifier that comes with the program keeps the contract. */
@ParameterizedClass(name = "{0}")
@MethodSource("names")
class ClassifierHeadContractTest extends ClassifierHeadContract {
  private final String name;

  ClassifierHeadContractTest(String name) {
    this.name = name;
  }

  static Stream<String> names() {
    return BuiltIns.names(ComponentKind.CLASSIFIER);
  }

  record Chosen(ClassifierProvider component) {}

  @Override
  protected ClassifierHead head(int classes) {
    return BuiltIns.chosen(Chosen.class, name)
        .component()
        .create(new ClassifierProvider.Context(classes));
  }
}
