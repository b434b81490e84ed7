package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.Stateful;

/** The contract catches components that break it. */
class StatefulContractTest {
  @Test
  void acceptsAComponentThatCopiesAndChecks() {
    StatefulContract contract = of(() -> new Counter(true));

    assertThatCode(
            () -> {
              contract.freshInstanceTakesUpTheMemory();
              contract.givesAndTakesCopies();
              contract.remembersNumbersThatCheckpointsCanKeep();
              contract.refusesMemoryOfAnotherForm();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void catchesMemoryThatIsShared() {
    assertThatThrownBy(of(() -> new Counter(false))::givesAndTakesCopies)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void catchesMemoryThatIsForgotten() {
    StatefulContract contract = of(Forgetful::new);

    assertThatThrownBy(contract::freshInstanceTakesUpTheMemory).isInstanceOf(AssertionError.class);
    assertThatThrownBy(contract::refusesMemoryOfAnotherForm).isInstanceOf(AssertionError.class);
  }

  private static StatefulContract of(Supplier<Counter> counters) {
    return new StatefulContract() {
      @Override
      protected Stateful fresh() {
        return counters.get();
      }

      @Override
      protected Stateful experienced() {
        Counter counter = counters.get();
        counter.counts.addi(1);
        return counter;
      }
    };
  }

  private static final class Forgetful extends Counter {
    Forgetful() {
      super(true);
    }

    @Override
    public void restore(Map<String, INDArray> state) {}
  }

  private static class Counter implements Stateful {
    private final boolean copies;
    private INDArray counts = Nd4j.createFromArray(1.0, 2.0);

    Counter(boolean copies) {
      this.copies = copies;
    }

    @Override
    public Map<String, INDArray> state() {
      return Map.of("counts", copies ? counts.dup() : counts);
    }

    @Override
    public void restore(Map<String, INDArray> state) {
      INDArray given = Objects.requireNonNullElse(state.get("counts"), Nd4j.scalar(0.0));
      if (state.size() != 1 || !Arrays.equals(given.shape(), counts.shape())) {
        throw new IllegalArgumentException("counts must be two numbers");
      }
      counts = copies ? given.dup() : given;
    }
  }
}
