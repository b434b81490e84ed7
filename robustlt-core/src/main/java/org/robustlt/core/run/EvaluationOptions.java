package org.robustlt.core.run;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.core.adversary.LogitAdjustment;
import org.robustlt.core.checkpoint.CheckpointStore.Which;

/**
 * What is evaluated, and what is kept of it.
 *
 * @param which the weights
 * @param limit how many test images, about equally many of each class; all if absent
 * @param saveImages whether the adversarial images are kept
 * @param epsilons the radii of a curve, rising; none if accuracy is measured at the protocol's
 *     alone
 * @param adjustment takes the priors of the classes out of the logits
 */
public record EvaluationOptions(
    Which which,
    OptionalInt limit,
    boolean saveImages,
    List<Magnitude> epsilons,
    LogitAdjustment adjustment) {
  private static final int DIGITS = 8;

  /** All test images by the last weights. */
  public static final EvaluationOptions USUAL = of(Which.LAST);

  /** Copies the radii. */
  public EvaluationOptions {
    epsilons = List.copyOf(epsilons);
  }

  /** Returns the options of an evaluation at the protocol's radius. */
  public EvaluationOptions(Which which, OptionalInt limit, boolean saveImages) {
    this(which, limit, saveImages, List.of(), LogitAdjustment.NONE);
  }

  /** Returns all test images by the given weights. */
  public static EvaluationOptions of(Which which) {
    return new EvaluationOptions(which, OptionalInt.empty(), false);
  }

  /** Returns what the result under a protocol is called, in tables and as a file. */
  public String label(Protocol protocol) {
    return protocol.name()
        + (which == Which.LAST ? "" : "-" + which.label())
        + (limit.isPresent() ? "-limit-" + limit.getAsInt() : "")
        + adjusted();
  }

  private String adjusted() {
    double tau = adjustment.tau();
    return tau == 0 ? "" : tau == 1 ? "-adjusted" : "-adjusted-" + tau;
  }

  /**
   * Returns what the curve of a protocol is called; one over radii of its own has their digest, so
   * that it never takes the place of another.
   */
  public String curveLabel(Protocol protocol) {
    String digest =
        Hashing.sha256().hashString(epsilons.toString(), StandardCharsets.UTF_8).toString();
    return label(protocol) + (epsilons.isEmpty() ? "" : "-" + digest.substring(0, DIGITS));
  }
}
