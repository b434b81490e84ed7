package org.robustlt.api.attack;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.random.RandomSource;

/**
 * A batch to be attacked.
 *
 * @param classifier what is to err; it normalizes its input itself, so images are in pixel scale
 * @param images {@code [batch, channels, height, width]} natural images, {@code FLOAT} or {@code
 *     DOUBLE}; not to be modified
 * @param labels {@code [batch]} true classes; not to be modified
 * @param objective what to maximize, already bound to these labels
 * @param budget the radius of each example
 * @param bounds the range of pixel values
 * @param random the source of all randomness of this call
 */
@SuppressWarnings("ArrayRecordComponent") // requests are read, not compared
public record AttackRequest(
    Classifier classifier,
    INDArray images,
    int[] labels,
    LogitLoss objective,
    PerturbationBudget budget,
    InputBounds bounds,
    RandomSource random) {
  /**
   * Checks that images, labels and budget count the same examples.
   *
   * @throws IllegalArgumentException otherwise
   */
  public AttackRequest {
    if (images.rank() != 4
        || images.size(0) != labels.length
        || budget.examples() != labels.length) {
      throw new IllegalArgumentException(
          "images must be [batch, channels, height, width] with a label and a radius each, got "
              + java.util.Arrays.toString(images.shape())
              + ", "
              + labels.length
              + " labels and "
              + budget.examples()
              + " radii");
    }
  }

  /** Returns the number of examples. */
  public int examples() {
    return labels.length;
  }
}
