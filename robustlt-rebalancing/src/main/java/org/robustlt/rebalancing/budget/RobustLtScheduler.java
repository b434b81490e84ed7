package org.robustlt.rebalancing.budget;

import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.training.TrainingProgress;

/**
 * Gives rare classes larger budgets than frequent ones, and lets all budgets grow with the training
 * (RobustLT; Zhang et al., CVPR 2026, arXiv 2605.13395):
 *
 * <pre>ε_c(t) = ε · ((1−α) + τ·√ln(n_max/n_c)) · min((t−1)/(βT), 1)</pre>
 *
 * <p>τ is such that the mean budget over the training images at full growth is ε. When all classes
 * have as many images, the formula's τ is 0/0; its limit is taken, which is ε for every class.
 */
public final class RobustLtScheduler implements PerturbationScheduler {
  private final double[] factors;
  private final Ramp ramp;

  RobustLtScheduler(Options options, ClassFrequencies frequencies) {
    this.factors = factors(options.alpha(), frequencies);
    this.ramp = new Ramp(options.beta());
  }

  private static double[] factors(double alpha, ClassFrequencies frequencies) {
    int classes = frequencies.classes();
    double[] rarity = new double[classes];
    double meanRarity = 0;
    for (int c = 0; c < classes; c++) {
      rarity[c] = Math.sqrt(Math.log((double) frequencies.max() / frequencies.count(c)));
      meanRarity += frequencies.share(c) * rarity[c];
    }
    double[] factors = new double[classes];
    for (int c = 0; c < classes; c++) {
      factors[c] = meanRarity == 0 ? 1 : (1 - alpha) + alpha / meanRarity * rarity[c];
    }
    return factors;
  }

  @Override
  public double[] radii(double epsilon, TrainingProgress progress) {
    double intensity = ramp.at(progress);
    double[] radii = new double[factors.length];
    for (int c = 0; c < radii.length; c++) {
      radii[c] = epsilon * factors[c] * intensity;
    }
    return radii;
  }

  /**
   * The two parameters of RobustLT.
   *
   * @param alpha α, how much budgets adapt to the classes: 0 not at all, 1 fully
   * @param beta β, the share of the training after which budgets are full
   */
  @Component("robustlt")
  @Description(
      value = "larger budgets for rarer classes, growing over the training (RobustLT)",
      source = "Zhang et al., CVPR 2026, arXiv 2605.13395")
  public record Options(
      @Description(
              value = "how much budgets adapt to class sizes: 0 not at all, 1 fully",
              source = "arXiv 2605.13395")
          double alpha,
      @Description(
              value = "share of the training after which budgets are full; 0 for at once",
              unit = "share of all epochs",
              source = "arXiv 2605.13395")
          double beta)
      implements PerturbationSchedulerProvider {
    /** The defaults. */
    public Options() {
      this(0.3, 0.8);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if α is not from 0 to 1, or β negative or not finite
     */
    public Options {
      Require.share("alpha", alpha);
      new Ramp(beta);
    }

    @Override
    public RobustLtScheduler create(ComponentContext context) {
      return new RobustLtScheduler(this, context.frequencies());
    }
  }
}
