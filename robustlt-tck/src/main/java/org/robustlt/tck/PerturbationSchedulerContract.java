package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.contract.Radii;
import org.robustlt.api.training.TrainingProgress;

/**
 * What every {@link PerturbationScheduler} has to keep, whatever the sizes of the classes: a finite
 * radius for each class that is not negative, and the same ones whenever it is asked.
 */
public abstract class PerturbationSchedulerContract {
  private static final int EPOCHS = 10;

  /** Returns a new instance of the scheduler under test. */
  protected abstract PerturbationScheduler scheduler(ComponentContext context);

  @ParameterizedTest
  @MethodSource("points")
  void givesEveryClassAFiniteRadiusThatIsNotNegative(
      ClassFrequencies frequencies, double epsilon, int epoch) {
    double[] radii =
        scheduler(ComponentContext.of(frequencies, EPOCHS))
            .radii(epsilon, TrainingProgress.ofEpoch(epoch, EPOCHS));

    assertThat(Radii.check(radii, frequencies.classes()))
        .as("what is wrong for classes with %s images", frequencies)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("points")
  void givesTheSameRadiiWheneverItIsAsked(ClassFrequencies frequencies, double epsilon, int epoch) {
    PerturbationScheduler scheduler = scheduler(ComponentContext.of(frequencies, EPOCHS));
    TrainingProgress progress = TrainingProgress.ofEpoch(epoch, EPOCHS);
    double[] first = scheduler.radii(epsilon, progress);
    double[] kept = first.clone();

    Arrays.fill(first, -1);
    scheduler.radii(2 * epsilon, TrainingProgress.ofEpoch(EPOCHS, EPOCHS));

    assertThat(scheduler.radii(epsilon, progress)).isEqualTo(kept);
  }

  static Stream<Arguments> points() {
    return Stream.of(
            ClassFrequencies.of(5000, 700, 100),
            ClassFrequencies.of(3, 40, 7, 40),
            ClassFrequencies.of(500, 500, 500),
            ClassFrequencies.of(1, 1_000_000_000),
            ClassFrequencies.of(9))
        .flatMap(
            frequencies ->
                Stream.of(
                    Arguments.of(frequencies, 8.0 / 255, 1),
                    Arguments.of(frequencies, 8.0 / 255, 4),
                    Arguments.of(frequencies, 8.0 / 255, EPOCHS),
                    Arguments.of(frequencies, 0.0, EPOCHS)));
  }
}
