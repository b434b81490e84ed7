package org.robustlt.rebalancing.budget;

import java.util.Arrays;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
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
  public record Options() {}

  /** Makes the scheduler {@code constant}. */
  @Description("the base budget for every class in every epoch")
  public static final class Provider implements PerturbationSchedulerProvider<Options> {
    @Override
    public ComponentName name() {
      return ComponentName.of("constant");
    }

    @Override
    public Options defaults() {
      return new Options();
    }

    @Override
    public ConstantScheduler create(Options options, ComponentContext context) {
      return new ConstantScheduler(context.classes());
    }
  }
}
