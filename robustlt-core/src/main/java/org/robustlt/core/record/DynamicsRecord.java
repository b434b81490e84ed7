package org.robustlt.core.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How an epoch of training treated its classes, one value each; of the images as they were learnt.
 *
 * @param images share of the images, 0..1
 * @param loss share of the summed cross-entropy of the adversarial logits, 0..1
 * @param gradient share of the summed L2 norms of the loss's gradients at the logits, 0..1
 * @param logitShift L2 distance of the mean adversarial logits, each less its own mean over
 *     classes, from those of the epoch before; absent in the first epoch, NaN for a class without
 *     images
 */
public record DynamicsRecord(
    List<Double> images,
    List<Double> loss,
    List<Double> gradient,
    Optional<List<Double>> logitShift) {
  /** Makes a record of arrays, {@code [classes]} each. */
  public DynamicsRecord(
      double[] images, double[] loss, double[] gradient, Optional<double[]> logitShift) {
    this(boxed(images), boxed(loss), boxed(gradient), logitShift.map(DynamicsRecord::boxed));
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
