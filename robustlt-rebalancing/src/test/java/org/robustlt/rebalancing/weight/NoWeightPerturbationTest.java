package org.robustlt.rebalancing.weight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.tck.WeightPerturbationContract;

class NoWeightPerturbationTest extends WeightPerturbationContract {
  @Override
  protected WeightPerturbation perturbation(ComponentContext context) {
    return new NoWeightPerturbation.Options().create(context);
  }

  @Test
  void isNeverActive() {
    assertThat(new NoWeightPerturbation().active(TrainingProgress.ofEpoch(1, 1))).isFalse();
  }
}
