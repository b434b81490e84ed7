package org.robustlt.core.adversary;

import java.util.Arrays;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Require;

/**
 * Takes the priors of the classes out of logits that were trained on them: {@code z_c − τ·ln π_c}
 * with the share {@code π_c = n_c/N} of a class in the training images (post-hoc logit adjustment;
 * Menon et al., <i>Long-tail learning via logit adjustment</i>, ICLR 2021, arXiv 2007.07314,
 * section 4.1).
 *
 * @param tau τ; 0 leaves the logits as they are, 1 makes up for the priors
 */
public record LogitAdjustment(double tau) {
  /** Leaves the logits as they are. */
  public static final LogitAdjustment NONE = new LogitAdjustment(0);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if τ is negative or not finite
   */
  public LogitAdjustment {
    Require.notNegative("tau", tau);
  }

  /** Returns what is added to the logit of each class; zeros if τ is 0. */
  double[] offsets(ClassFrequencies frequencies) {
    double[] offsets = new double[frequencies.classes()];
    Arrays.setAll(offsets, c -> tau == 0 ? 0 : -tau * Math.log(frequencies.share(c)));
    return offsets;
  }
}
