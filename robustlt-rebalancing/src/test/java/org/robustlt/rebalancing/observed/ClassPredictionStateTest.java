package org.robustlt.rebalancing.observed;

import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.StatefulContract;

class ClassPredictionStateTest extends StatefulContract {
  @Override
  protected Stateful fresh() {
    return new ClassPrediction(3, 4);
  }

  @Override
  protected Stateful experienced() {
    ClassPrediction seen = new ClassPrediction(3, 4);
    learn(seen, 0);
    learn(seen, 1);
    return seen;
  }

  /** Two batches of three, of the second epoch of four. */
  private static void learn(TrainingListener listener, int number) {
    listener.on(
        BatchFinished.of(
                TrainingProgress.ofEpoch(2, 4).atBatch(number, 3),
                new int[] {0, 2, 2},
                new int[] {0, 1, 2},
                1)
            .withNaturalLogits(new double[][] {{1, 0, 0}, {0, 3, 1}, {-1, 0, 2}}));
  }
}
