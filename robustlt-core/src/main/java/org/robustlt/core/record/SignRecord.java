package org.robustlt.core.record;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A sign that a training goes wrong although its loss is finite, in the epoch in which it began.
 *
 * @param kind what it is a sign of
 * @param classes the classes that it is seen in; none if it is seen in all images together
 * @param text what was seen, in words
 */
public record SignRecord(Kind kind, List<Integer> classes, String text) {
  /** What a sign is of. */
  public enum Kind {
    /** Nothing of a class was ever recognized. */
    UNRECOGNIZED_CLASSES,
    /** The network learns to mislead the attack of its training (Wong, Rice and Kolter, 2020). */
    CATASTROPHIC_OVERFITTING,
    /** Robustness on other images falls while that on the training images rises (Rice, 2020). */
    ROBUST_OVERFITTING
  }

  /** Copies the classes. */
  public SignRecord {
    classes = ImmutableList.copyOf(classes);
  }
}
