package org.robustlt.rebalancing.budget;

import java.util.Arrays;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.training.TrainingProgress;

/**
 * Raises the budget of all classes alike, from 0 in the first epoch to ε: {@code ε·min((t−1)/(βT),
 * 1)}. It is the growth over time of RobustLT without its adaptation to the classes.
 */
public final class LinearScheduler implements PerturbationScheduler {
  private final Ramp ramp;
  private final int classes;

  LinearScheduler(Options options, int classes) {
    this.ramp = new Ramp(options.beta());
    this.classes = classes;
  }

  @Override
  public double[] radii(double epsilon, TrainingProgress progress) {
    double[] radii = new double[classes];
    Arrays.fill(radii, epsilon * ramp.at(progress));
    return radii;
  }

  /**
   * How fast the budget grows.
   *
   * @param beta β, the share of the training after which the budget is ε
   */
  @Component("linear")
  @Description("a budget that grows linearly from 0 to epsilon, the same for every class")
  public record Options(
      @Description(
              value = "share of the training after which the budget is epsilon; 0 for at once",
              unit = "share of all epochs")
          double beta)
      implements PerturbationSchedulerProvider {
    /** The defaults. */
    public Options() {
      this(0.8);
    }

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if β is negative or not finite
     */
    public Options {
      new Ramp(beta);
    }

    @Override
    public LinearScheduler create(ComponentContext context) {
      return new LinearScheduler(this, context.classes());
    }
  }
}
