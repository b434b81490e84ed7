package org.robustlt.rebalancing.budget;

import java.util.Arrays;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.training.TrainingProgress;

/** Gives every class the base budget ε in every epoch. */
public final class ConstantScheduler implements PerturbationScheduler {
  private final int classes;

  ConstantScheduler(int classes) {
    this.classes = classes;
  }

  @Override
  public double[] radii(double epsilon, TrainingProgress progress) {
    double[] radii = new double[classes];
    Arrays.fill(radii, epsilon);
    return radii;
  }

  /** There is nothing to choose. */
  @Component("constant")
  @Description("the base budget for every class in every epoch")
  public record Options() implements PerturbationSchedulerProvider {
    @Override
    public ConstantScheduler create(ComponentContext context) {
      return new ConstantScheduler(context.classes());
    }
  }
}
