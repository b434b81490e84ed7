package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.attacks.autoattack.NearestPoint.Way;

/**
 * Options of {@code ddn}. Its authors measure in L2; in L∞ the change is brought to the radius as
 * FMN does, pixel by pixel.
 *
 * @param norm how the perturbation is measured
 * @param steps number of iterations
 * @param radius ε₀, the radius of the first step
 * @param stepSize α₀, the Euclidean length of the first step
 * @param gamma γ, the share by which the radius grows or shrinks
 */
@Component("ddn")
@Description(
    value = "decoupled direction and norm attack: looks for the nearest adversarial image",
    source = "Rony et al., CVPR 2019, arXiv 1811.09600, algorithm 1")
public record DdnOptions(
    @Description("norm of the ball: linf or l2, which is its authors'") Norm norm,
    @Description("number of iterations") int steps,
    @Description("epsilon_0: radius of the first step, pixel scale") double radius,
    @Description("alpha_0: Euclidean length of the first step, which falls to a hundredth")
        double stepSize,
    @Description("gamma: share by which the radius changes") double gamma)
    implements AttackProvider {
  /** The defaults. */
  public DdnOptions() {
    this(Norm.L2, 100, 1, 1, 0.05);
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public DdnOptions {
    Require.that(norm != Norm.L1, "norm", "must be linf or l2", norm);
    Require.atLeast("steps", steps, 1);
    Require.that(radius > 0 && Double.isFinite(radius), "radius", "must be greater than 0", radius);
    Require.that(
        stepSize > 0 && Double.isFinite(stepSize), "stepSize", "must be greater than 0", stepSize);
    Require.that(gamma > 0 && gamma < 1, "gamma", "must be between 0 and 1", gamma);
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Ensemble(norm, Part.of("ddn", new NearestSearch(steps, this::run), context));
  }

  /** Begins a run. */
  NearestRun run(Examples examples) {
    return new NearestRun(
        examples,
        LogitLoss.crossEntropy(examples.labels()),
        new NearestRun.Schedule(steps, stepSize, gamma, gamma),
        i -> new NearestPoint(examples.ball(i), Way.DDN, radius));
  }
}
