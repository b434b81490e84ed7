package org.robustlt.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;
import org.robustlt.core.registry.Origin;

/** Optimizers and schedules that return what they may not, and components that leave traces. */
class BadOptimizersTest {
  private static final ComponentIdentity PLUGIN =
      new ComponentIdentity(
          "optimizer", "bad", new Origin("plugins/acme/acme-1.0.jar", Optional.empty()), true);

  private final ParameterVector weights = ParameterVector.of(Map.of("w", Nd4j.ones(4)));

  @Test
  void weightsThatAreNoNumbersAreTold() {
    assertThat(told(() -> step((w, g) -> w.fill(Double.NaN))))
        .isEqualTo("step left weights whose norm is NaN, must be a finite number");
    step((w, g) -> w.fill(2));
  }

  @Test
  void ratesAreFiniteAndNotNegative() {
    assertThat(told(() -> rates(null))).isEqualTo("rates returned null instead of rates");
    assertThat(told(() -> rates(Rates.of(Double.NaN, 0))))
        .isEqualTo("rates returned the learning rate NaN, must be finite and not negative");
    assertThat(told(() -> rates(Rates.of(-1, 0))))
        .isEqualTo("rates returned the learning rate -1.0, must be finite and not negative");
    assertThat(told(() -> rates(Rates.of(1, Double.POSITIVE_INFINITY))))
        .isEqualTo("rates returned the momentum Infinity, must be finite and not negative");
    rates(Rates.of(0, 0));
  }

  @Test
  void aThreadThatIsLeftInterruptedIsTold() {
    assertThat(told(() -> new Guard(PLUGIN).run("on", () -> Thread.currentThread().interrupt())))
        .isEqualTo("on left the thread interrupted");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void whatIsThrownIsToldEvenIfItCannotSayWhatItIs() {
    assertThat(
            told(
                () ->
                    fail(
                        new IllegalStateException() {
                          private static final long serialVersionUID = 1L;

                          @Override
                          public String getMessage() {
                            throw new IllegalStateException("worse");
                          }
                        })))
        .startsWith("on threw org.robustlt.core.guard.BadOptimizersTest$");
    assertThat(told(() -> fail(new UndeclaredThrowableException(new IOException("no server")))))
        .startsWith("on threw java.io.IOException: no server at BadOptimizersTest.java:");
  }

  private static void fail(RuntimeException thrown) {
    new Guard(PLUGIN)
        .run(
            "on",
            () -> {
              throw thrown;
            });
  }

  private static void rates(Rates returned) {
    LearningRateSchedule schedule = new GuardedSchedule((peak, progress) -> returned, PLUGIN);
    schedule.rates(Rates.of(0.1, 0.9), TrainingProgress.ofEpoch(1, 2));
  }

  private void step(Move move) {
    new GuardedOptimizer(new Moving(move), PLUGIN)
        .step(weights, weights.zeros(), OptimizerStep.of(1, Rates.of(0.1, 0.9)));
  }

  private static String told(Runnable work) {
    ComponentException told = catchThrowableOfType(ComponentException.class, work::run);
    assertThat(told).isNotNull();
    String from = "optimizer \"bad\" from plugins/acme/acme-1.0.jar: ";
    assertThat(told).hasMessageStartingWith(from);
    return String.valueOf(told.getMessage()).substring(from.length());
  }

  private interface Move {
    void on(ParameterVector weights, ParameterVector gradient);
  }

  private record Moving(Move move) implements Optimizer {
    @Override
    public Rates peakRates() {
      return Rates.of(0.1, 0.9);
    }

    @Override
    public void step(ParameterVector weights, ParameterVector gradient, OptimizerStep step) {
      move.on(weights, gradient);
    }

    @Override
    public Map<String, Vector> memory() {
      return Map.of();
    }
  }
}
