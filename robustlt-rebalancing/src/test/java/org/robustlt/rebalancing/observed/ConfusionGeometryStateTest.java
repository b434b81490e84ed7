package org.robustlt.rebalancing.observed;

import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.StatefulContract;

class ConfusionGeometryStateTest extends StatefulContract {
  @Override
  protected Stateful fresh() {
    return new ConfusionGeometry(
        new GeometryOptions(1, 0.5, 2, 0.8, 2), ClassFrequencies.of(9, 4, 2));
  }

  @Override
  protected Stateful experienced() {
    ConfusionGeometry seen =
        new ConfusionGeometry(new GeometryOptions(1, 0.5, 2, 0.8, 2), ClassFrequencies.of(9, 4, 2));
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
            .withAdversarialFeatures(new double[][] {{1, 0, 0}, {0, 3, 1}, {-1, 0, 2}}));
  }
}
