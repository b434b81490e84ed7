package org.robustlt.api.loss;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.training.TrainingProgress;

/**
 * A batch as a loss sees it. All arrays are {@code FLOAT} or {@code DOUBLE} and not to be modified.
 *
 * @param labels {@code [batch]} true classes
 * @param adversarialLogits {@code [batch, classes]}
 * @param naturalLogits {@code [batch, classes]}, if the loss asked for them
 * @param adversarialFeatures {@code [batch, features]}, if the loss asked for them
 * @param progress where the training stands
 */
@SuppressWarnings("ArrayRecordComponent") // inputs are read, not compared
public record LossInput(
    int[] labels,
    INDArray adversarialLogits,
    Optional<INDArray> naturalLogits,
    Optional<INDArray> adversarialFeatures,
    TrainingProgress progress) {

  /**
   * Returns the natural logits.
   *
   * @throws IllegalStateException if the loss did not ask for them
   */
  public INDArray requireNaturalLogits() {
    return naturalLogits.orElseThrow(() -> missing(RebalancingLoss.Input.NATURAL_LOGITS));
  }

  /**
   * Returns the features.
   *
   * @throws IllegalStateException if the loss did not ask for them
   */
  public INDArray requireAdversarialFeatures() {
    return adversarialFeatures.orElseThrow(
        () -> missing(RebalancingLoss.Input.ADVERSARIAL_FEATURES));
  }

  private static IllegalStateException missing(RebalancingLoss.Input input) {
    return new IllegalStateException("the loss reads " + input + " but its inputs() omit it");
  }
}
