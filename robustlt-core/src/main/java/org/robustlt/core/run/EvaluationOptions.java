package org.robustlt.core.run;

import java.util.OptionalInt;
import org.robustlt.core.checkpoint.CheckpointStore.Which;

/**
 * What is evaluated, and what is kept of it.
 *
 * @param which the weights
 * @param limit how many test images, about equally many of each class; all if absent
 * @param saveImages whether the adversarial images are kept
 */
public record EvaluationOptions(Which which, OptionalInt limit, boolean saveImages) {
  /** All test images by the last weights. */
  public static final EvaluationOptions USUAL =
      new EvaluationOptions(Which.LAST, OptionalInt.empty(), false);

  /** Returns all test images by the given weights. */
  public static EvaluationOptions of(Which which) {
    return new EvaluationOptions(which, OptionalInt.empty(), false);
  }

  /** Returns what the result under a protocol is called, in tables and as a file. */
  public String label(Protocol protocol) {
    return protocol.name()
        + (which == Which.LAST ? "" : "-" + which.label())
        + (limit.isPresent() ? "-limit-" + limit.getAsInt() : "");
  }
}
