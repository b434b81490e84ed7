package org.robustlt.rebalancing.observed;

import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.StatefulContract;

/** What remembers batches keeps them, in the middle of an epoch too. */
abstract class ObservedStateContract extends StatefulContract {
  /** Three numbers for each image of a batch. */
  static final double[][] NUMBERS = {{1, 0, 0}, {0, 3, 1}, {-1, 0, 2}};

  /** Adds to a batch what the listener reads of it. */
  protected abstract BatchFinished told(BatchFinished batch);

  @Override
  protected Stateful experienced() {
    Stateful seen = fresh();
    learn((TrainingListener) seen, 0);
    learn((TrainingListener) seen, 1);
    return seen;
  }

  /** Two batches of three, of the second epoch of four. */
  private void learn(TrainingListener listener, int number) {
    listener.on(
        told(
            BatchFinished.of(
                TrainingProgress.ofEpoch(2, 4).atBatch(number, 3),
                new int[] {0, 2, 2},
                new int[] {0, 1, 2},
                1)));
  }
}
