package org.robustlt.core.data.mixing;

import java.util.random.RandomGenerator;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * How often and how evenly images are mixed.
 *
 * @param alpha of the distribution Beta(alpha, alpha) of the own share
 * @param probability of mixing a batch
 */
public record MixingOptions(
    @Description(
            "shares are drawn from Beta(alpha, alpha): 1 evenly, towards 0 mostly of one image")
        double alpha,
    @Description("probability of mixing a batch") double probability) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if alpha is not positive and finite or the probability not in
   *     0..1
   */
  public MixingOptions {
    Require.positive("alpha", alpha);
    Require.share("probability", probability);
  }

  boolean mixes(RandomGenerator random) {
    return random.nextDouble() < probability;
  }

  /** Draws the own share λ. */
  double share(RandomGenerator random) {
    return new SymmetricBeta(alpha).sample(random);
  }
}
