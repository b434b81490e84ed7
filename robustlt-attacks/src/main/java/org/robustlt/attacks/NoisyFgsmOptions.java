package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * Options of {@code n-fgsm}.
 *
 * @param noise k, how many radii the noise spans to either side
 * @param step α, the step in radii
 */
@Component("n-fgsm")
@Description(
    value =
        "fast training: one step from an image with noise, not brought back into the ball (N-FGSM)",
    source = "de Jorge et al., NeurIPS 2022, arXiv 2202.01181")
public record NoisyFgsmOptions(
    @Description(
            value = "how far the noise goes to either side",
            unit = "radii",
            source = "arXiv 2202.01181: 2")
        double noise,
    @Description(value = "step up the loss", unit = "radii", source = "arXiv 2202.01181: 1")
        double step)
    implements AttackProvider {
  /** The defaults. */
  public NoisyFgsmOptions() {
    this(2, 1);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public NoisyFgsmOptions {
    Require.notNegative("noise", noise);
    Require.notNegative("step", step);
  }

  @Override
  public Attack create(ComponentContext context) {
    return new NoisyFgsm(this);
  }
}
