package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * Options of {@code udr}.
 *
 * @param step α, the step in radii
 * @param steps number of steps
 * @param multiplier λ, the share of what lies beyond the radius that a step takes back at first
 * @param rate η, how fast λ follows the distance of the images
 * @param period after how many batches λ moves
 */
@Component("udr")
@Description(
    value =
        "projected gradient descent whose projection is soft, by a multiplier that follows the"
            + " distance of the images (UDR-PGD)",
    source = "Bui et al., ICLR 2022, arXiv 2202.13437, algorithm 1")
public record UdrPgdOptions(
    @Description(value = "length of a step", unit = "radii") double step,
    @Description("number of steps") int steps,
    @Description(
            value = "share of what lies beyond the radius that a step takes back, at first",
            source = "the published code: 1, which is the projection of PGD")
        double multiplier,
    @Description(
            value = "how fast the multiplier follows radius minus mean change of a pixel",
            source = "the published code: 0.02")
        double rate,
    @Description(
            value = "after how many batches the multiplier moves",
            unit = "batches",
            source = "the published code: 10")
        int period)
    implements AttackProvider {
  /** The defaults. */
  public UdrPgdOptions() {
    this(0.25, 10, 1, 0.02, 10);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if there is no step, the multiplier is not from 0 to 1, the
   *     rate is negative or the period below 1
   */
  public UdrPgdOptions {
    Require.positive("step", step);
    Require.atLeast("steps", steps, 1);
    Require.share("multiplier", multiplier);
    Require.notNegative("rate", rate);
    Require.atLeast("period", period, 1);
  }

  @Override
  public Attack create(ComponentContext context) {
    return new UdrPgd(this);
  }
}
