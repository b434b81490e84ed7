package org.robustlt.rebalancing.observed;

import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;

class ClassPredictionStateTest extends ObservedStateContract {
  @Override
  protected Stateful fresh() {
    return new ClassPrediction(3, 4);
  }

  @Override
  protected BatchFinished told(BatchFinished batch) {
    return batch.withNaturalLogits(NUMBERS);
  }
}
