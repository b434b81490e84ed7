package org.robustlt.core.data.augmentation;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.recipe.BuiltIns;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.tck.AugmentationContract;

/** Every augmentation that comes with the program keeps the contract. */
@ParameterizedClass(name = "{0}")
@MethodSource("names")
class AugmentationContractTest extends AugmentationContract {
  private final String name;

  AugmentationContractTest(String name) {
    this.name = name;
  }

  static Stream<String> names() {
    return BuiltIns.names(ComponentKind.AUGMENTATION);
  }

  record Chosen(AugmentationProvider component) {}

  @Override
  protected Augmentation augmentation(ImageShape shape) {
    return BuiltIns.chosen(Chosen.class, name).component().create(shape);
  }
}
