package org.robustlt.bench.record;

import java.util.List;

/**
 * How many images are classified rightly, as fractions in 0..1.
 *
 * @param overall the fraction of all images
 * @param balanced the mean over the classes
 * @param perClass the fraction of each class
 */
public record Accuracy(double overall, double balanced, List<Double> perClass) {
  /** Copies the list. */
  public Accuracy {
    perClass = List.copyOf(perClass);
  }
}
