package org.robustlt.rebalancing.observed;

import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;

class ConfusionGeometryStateTest extends ObservedStateContract {
  @Override
  protected Stateful fresh() {
    return new ConfusionGeometry(
        new GeometryOptions(1, 0.5, 2, 0.8, 2), ClassFrequencies.of(9, 4, 2));
  }

  @Override
  protected BatchFinished told(BatchFinished batch) {
    return batch.withAdversarialFeatures(NUMBERS);
  }
}
