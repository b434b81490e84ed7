package org.robustlt.rebalancing.observed;

import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;

class ClassRobustnessStateTest extends ObservedStateContract {
  @Override
  protected Stateful fresh() {
    return new ClassRobustness(3, 0.5, 0);
  }

  @Override
  protected BatchFinished told(BatchFinished batch) {
    return batch.withAdversarialLogits(NUMBERS);
  }
}
