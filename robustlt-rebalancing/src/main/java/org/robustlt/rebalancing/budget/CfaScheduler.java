package org.robustlt.rebalancing.budget;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.rebalancing.observed.ClassRobustness;

/**
 * Gives classes that withstand attacks larger budgets than those that do not (class-wise calibrated
 * margin of CFA; Wei et al., CVPR 2023, arXiv 2303.14460): {@code ε_c(t) = (λ₁ + r_c)·ε}, where r_c
 * is the robust accuracy of the class on the training images in the previous epoch. The first
 * epochs have ε.
 */
public final class CfaScheduler implements PerturbationScheduler, TrainingListener, Stateful {
  private final RobustLtScheduler base;
  private final ClassRobustness robustness;

  CfaScheduler(Options options, ComponentContext context) {
    this.base = options.growth().options().create(context);
    this.robustness = new ClassRobustness(context.classes(), options.lambda(), options.warmup());
  }

  @Override
  public double[] radii(double epsilon, TrainingProgress progress) {
    double[] radii = base.radii(epsilon, progress);
    for (int c = 0; c < radii.length; c++) {
      radii[c] *= robustness.factor(c, progress);
    }
    return radii;
  }

  @Override
  public void on(TrainingEvent event) {
    robustness.on(event);
  }

  @Override
  public Map<String, INDArray> state() {
    return robustness.state();
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    robustness.restore(state);
  }

  /**
   * How far budgets follow the robustness of the classes.
   *
   * @param lambda λ₁, the share of the budget that a class has which never withstands; 0.5 in the
   *     paper, 0.3 with TRADES
   * @param warmup the share of the training before which every class has ε; 10 of 200 epochs in the
   *     paper
   * @param growth RobustLT's budgets, by which these are multiplied
   */
  @Component("cfa")
  @Description(
      value = "larger budgets for classes that withstood attacks in the previous epoch (CFA)",
      source = "Wei et al., CVPR 2023, arXiv 2303.14460")
  public record Options(
      @Description(
              value = "share of the budget of a class that never withstands",
              source = "arXiv 2303.14460: 0.5, with TRADES 0.3")
          double lambda,
      @Description(
              value = "share of the training before which every class has epsilon",
              unit = "share of all epochs")
          double warmup,
      @Inline Growth growth)
      implements PerturbationSchedulerProvider {
    /** The defaults. */
    public Options() {
      this(0.5, 0.05, Growth.NONE);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if λ is negative or not finite, or the share not from 0 to 1
     */
    public Options {
      Require.notNegative("lambda", lambda);
      Require.share("warmup", warmup);
    }

    @Override
    public CfaScheduler create(ComponentContext context) {
      return new CfaScheduler(this, context);
    }
  }
}
