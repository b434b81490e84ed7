package org.robustlt.core.optimization;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.core.recipe.BuiltIns;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.tck.OptimizerContract;

/** Every optimizer that comes with the program keeps the contract. */
@ParameterizedClass(name = "{0}")
@MethodSource("names")
class OptimizerContractTest extends OptimizerContract {
  private final String name;

  OptimizerContractTest(String name) {
    this.name = name;
  }

  static Stream<String> names() {
    return BuiltIns.names(ComponentKind.OPTIMIZER);
  }

  record Chosen(OptimizerProvider component) {}

  @Override
  protected Optimizer optimizer(OptimizerProvider.Context context) {
    return BuiltIns.chosen(Chosen.class, name).component().create(context);
  }
}
