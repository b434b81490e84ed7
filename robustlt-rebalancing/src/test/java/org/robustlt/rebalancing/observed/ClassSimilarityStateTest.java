package org.robustlt.rebalancing.observed;

import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;

class ClassSimilarityStateTest extends ObservedStateContract {
  @Override
  protected Stateful fresh() {
    return new ClassSimilarity(new DafaOptions(1, 0.5), 3);
  }

  @Override
  protected BatchFinished told(BatchFinished batch) {
    return batch.withAdversarialLogits(NUMBERS);
  }
}
