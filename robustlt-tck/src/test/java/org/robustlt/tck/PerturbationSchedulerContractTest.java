package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;

/** The contract catches schedulers that break it. */
class PerturbationSchedulerContractTest {
  private static final ClassFrequencies BALANCED = ClassFrequencies.of(5, 5);

  @Test
  void catchesABudgetThatIsNotANumber() {
    PerturbationSchedulerContract contract =
        of((epsilon, progress) -> new double[] {epsilon, 0.0 / 0.0});

    assertThatThrownBy(
            () -> contract.givesEveryClassAFiniteRadiusThatIsNotNegative(BALANCED, 0.03, 2))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[5, 5]");
  }

  @Test
  void catchesAMissingClass() {
    PerturbationSchedulerContract contract = of((epsilon, progress) -> new double[] {epsilon});

    assertThatThrownBy(
            () -> contract.givesEveryClassAFiniteRadiusThatIsNotNegative(BALANCED, 0.03, 2))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void catchesAMemoryOfEarlierCalls() {
    AtomicInteger calls = new AtomicInteger();
    PerturbationSchedulerContract contract =
        of((epsilon, progress) -> new double[] {calls.incrementAndGet(), epsilon});

    assertThatThrownBy(() -> contract.givesTheSameRadiiWheneverItIsAsked(BALANCED, 0.03, 2))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void catchesAnArrayThatIsLentTwice() {
    double[] radii = {1, 1};
    PerturbationSchedulerContract contract = of((epsilon, progress) -> radii);

    assertThatThrownBy(() -> contract.givesTheSameRadiiWheneverItIsAsked(BALANCED, 0.03, 2))
        .isInstanceOf(AssertionError.class);
  }

  private static PerturbationSchedulerContract of(PerturbationScheduler scheduler) {
    return new PerturbationSchedulerContract() {
      @Override
      protected PerturbationScheduler scheduler(ComponentContext context) {
        return scheduler;
      }
    };
  }
}
