package org.robustlt.rebalancing.budget;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.rebalancing.observed.ClassSimilarity;
import org.robustlt.rebalancing.observed.DafaOptions;

/**
 * Multiplies the budget of every class by its weight {@link ClassSimilarity} (adversarial margins
 * of DAFA; Lee et al., ICLR 2024, arXiv 2401.12532): hard classes that are taken for easier ones
 * get larger budgets, easy classes that harder ones are taken for smaller ones.
 */
public final class DafaScheduler implements PerturbationScheduler, TrainingListener, Stateful {
  private final RobustLtScheduler base;
  private final ClassSimilarity similarity;

  DafaScheduler(Options options, ComponentContext context) {
    this.base = options.growth().options().create(context);
    this.similarity = new ClassSimilarity(options.similarity(), context.classes());
  }

  @Override
  public double[] radii(double epsilon, TrainingProgress progress) {
    double[] radii = base.radii(epsilon, progress);
    double[] weights = similarity.weights();
    for (int c = 0; c < radii.length; c++) {
      radii[c] *= weights[c];
    }
    return radii;
  }

  @Override
  public void on(TrainingEvent event) {
    similarity.on(event);
  }

  @Override
  public Map<String, INDArray> state() {
    return similarity.state();
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    similarity.restore(state);
  }

  /**
   * How budgets follow the similarity of the classes.
   *
   * @param similarity when classes are compared, and how much that counts
   * @param growth RobustLT's budgets, by which these are multiplied
   */
  @Component("dafa")
  @Description(
      value = "larger budgets for hard classes that are taken for easier ones (DAFA)",
      source = "Lee et al., ICLR 2024, arXiv 2401.12532")
  public record Options(@Inline DafaOptions similarity, @Inline Growth growth)
      implements PerturbationSchedulerProvider {
    /** The defaults. */
    public Options() {
      this(DafaOptions.PUBLISHED, Growth.NONE);
    }

    @Override
    public DafaScheduler create(ComponentContext context) {
      return new DafaScheduler(this, context);
    }
  }
}
