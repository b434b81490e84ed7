package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.StatefulContract;

class EffectiveNumberObjectiveStateTest extends StatefulContract {
  @Override
  protected Stateful fresh() {
    return objective(1);
  }

  @Override
  protected Stateful experienced() {
    EffectiveNumberObjective objective = objective(1);
    objective.on(finished(0, 2, 0, 1, 1));
    objective.on(finished(1, 2, 2, 2, 2));
    objective.on(finished(0, 2, 0));
    return objective;
  }

  @Test
  void usesTheClassSizesInTheFirstEpoch() {
    EffectiveNumberObjective objective = objective(1);
    double[] first = objective.weights();

    objective.on(finished(0, 2, 2, 2, 2));

    assertThat(objective.weights()).isEqualTo(first);
    assertThat(Arrays.stream(first).average().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(first[2]).isGreaterThan(first[0]);
  }

  @Test
  void givesWeightInTheNextEpochToWhatWasPredictedRarely() {
    EffectiveNumberObjective objective = objective(1);

    objective.on(finished(0, 2, 2, 2, 2, 2, 2, 2));
    objective.on(finished(1, 2, 2, 2, 0, 1, 1, 1));

    double[] weights = objective.weights();
    assertThat(weights[0]).isGreaterThan(weights[1]);
    assertThat(weights[1]).isGreaterThan(weights[2]);
  }

  @Test
  void smallestCountTamesClassesThatWereNeverPredicted() {
    double[] tamed = afterPredictingClassZeroOnly(objective(1));
    double[] published = afterPredictingClassZeroOnly(objective(0));

    assertThat(tamed[1] / tamed[0]).isLessThan(10);
    assertThat(published[1] / published[0]).isGreaterThan(1e4);
  }

  private static double[] afterPredictingClassZeroOnly(EffectiveNumberObjective objective) {
    objective.on(finished(0, 1, 0, 0, 0, 0));
    return objective.weights();
  }

  private static EffectiveNumberObjective objective(int smallestCount) {
    EffectiveNumberObjective.Options options =
        new EffectiveNumberObjective.Options(smallestCount, Precision.FLOAT64);
    return options.create(ComponentContext.of(ClassFrequencies.of(500, 60, 7), 3));
  }

  private static TrainingEvent finished(int batch, int batches, int... predictions) {
    int[] labels = new int[predictions.length];
    return BatchFinished.of(
        TrainingProgress.ofEpoch(1, 3).atBatch(batch, batches), labels, predictions, 0);
  }
}
