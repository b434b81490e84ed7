package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.attacks.autoattack.NearestPoint.Way;
import org.robustlt.attacks.loss.LogitMargin;

/**
 * Options of {@code fmn}.
 *
 * @param norm how the perturbation is measured
 * @param steps number of iterations
 * @param stepSize α₀, the Euclidean length of the first step
 * @param gamma γ₀, the share by which the radius first grows or shrinks
 */
@Component("fmn")
@Description(
    value = "fast minimum-norm attack: looks for the nearest adversarial image",
    source = "Pintor et al., NeurIPS 2021, arXiv 2102.12827, algorithm 1")
public record FmnOptions(
    @Description("norm of the ball: linf or l2") Norm norm,
    @Description("number of iterations") int steps,
    @Description("alpha_0: Euclidean length of the first step, which falls to a hundredth")
        double stepSize,
    @Description("gamma_0: share by which the radius first changes, which falls to 0.001")
        double gamma)
    implements AttackProvider {
  private static final double LAST_GAMMA = 0.001;

  /** The defaults. */
  public FmnOptions() {
    this(Norm.LINF, 100, 1, 0.05);
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public FmnOptions {
    Require.that(norm != Norm.L1, "norm", "must be linf or l2", norm);
    Require.atLeast("steps", steps, 1);
    Require.that(
        stepSize > 0 && Double.isFinite(stepSize), "stepSize", "must be greater than 0", stepSize);
    Require.that(gamma > 0 && gamma < 1, "gamma", "must be between 0 and 1", gamma);
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Ensemble(norm, Part.of("fmn", new NearestSearch(steps, this::run), context));
  }

  /** Begins a run. */
  NearestRun run(Examples examples) {
    return new NearestRun(
        examples,
        new LogitMargin(examples.labels()),
        new NearestRun.Schedule(steps, stepSize, gamma, Math.min(LAST_GAMMA, gamma)),
        i -> new NearestPoint(examples.ball(i), Way.FMN, Double.POSITIVE_INFINITY));
  }
}
