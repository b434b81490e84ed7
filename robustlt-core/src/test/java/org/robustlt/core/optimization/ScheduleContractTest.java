package org.robustlt.core.optimization;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;
import org.robustlt.core.recipe.BuiltIns;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.tck.LearningRateScheduleContract;

/** Every schedule that comes with the program keeps the contract. */
@ParameterizedClass(name = "{0}")
@MethodSource("names")
class ScheduleContractTest extends LearningRateScheduleContract {
  private final String name;

  ScheduleContractTest(String name) {
    this.name = name;
  }

  static Stream<String> names() {
    return BuiltIns.names(ComponentKind.SCHEDULE);
  }

  record Chosen(LearningRateScheduleProvider component) {}

  @Override
  protected LearningRateSchedule schedule(ComponentContext context) {
    return BuiltIns.chosen(Chosen.class, name).component().create(context);
  }
}
