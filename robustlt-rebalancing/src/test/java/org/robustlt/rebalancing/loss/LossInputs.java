package org.robustlt.rebalancing.loss;

import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.training.TrainingProgress;

/** Inputs of losses from plain numbers, at the end of the training. */
final class LossInputs {
  private LossInputs() {}

  static LossInput of(int[] labels, double[][] adversarialLogits, double[][] naturalLogits) {
    return at(TrainingProgress.ofEpoch(10, 10), labels, adversarialLogits, naturalLogits);
  }

  static LossInput at(
      TrainingProgress progress,
      int[] labels,
      double[][] adversarialLogits,
      double[][] naturalLogits) {
    return LossInput.of(labels, Nd4j.createFromArray(adversarialLogits), progress)
        .withNaturalLogits(Nd4j.createFromArray(naturalLogits));
  }
}
