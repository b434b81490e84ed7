package org.robustlt.core.registry;

import java.util.List;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.ImbalanceProfileProvider;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.MixingProvider;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.api.weight.WeightPerturbationProvider;

/** Components of every kind that exist for their names and options; only attacks can be made. */
public final class TestOptions {
  private TestOptions() {}

  private static UnsupportedOperationException unmakable() {
    return new UnsupportedOperationException("a component for tests of recipes");
  }

  /** Where an attack begins. */
  public enum Start {
    /** At random. */
    RANDOM_UNIFORM,
    /** At the image. */
    NATURAL
  }

  /** A nested record of options. */
  public record Restarts(
      @Description("runs") int count, @Description("where each begins") Start start) {}

  /** An attack with options of many types. */
  @Component("pgd")
  @Description(value = "an attack for tests", source = "Nobody, Nowhere 2026")
  public record Pgd(
      @Description("iterations") int steps,
      @Description(value = "length of a step", unit = "pixel scale 0..1", source = "section 2")
          Magnitude stepSize,
      Restarts restarts)
      implements AttackProvider {
    public Pgd() {
      this(10, Magnitude.levels(2), new Restarts(1, Start.RANDOM_UNIFORM));
    }

    /** Checks the steps. */
    public Pgd {
      Require.atLeast("steps", steps, 1);
    }

    @Override
    public Attack create(ComponentContext context) {
      return request -> request.images().copy();
    }
  }

  /** An attack that shares its options with another one. */
  @Component("trades-pgd")
  @Description(value = "an attack for tests", source = "Nobody, Nowhere 2026")
  public record TradesPgd(@Inline Pgd search) implements AttackProvider {
    public TradesPgd() {
      this(new Pgd());
    }

    @Override
    public Attack create(ComponentContext context) {
      return request -> request.images().copy();
    }
  }

  @Component("fgsm")
  public record Fgsm() implements AttackProvider {
    @Override
    public Attack create(ComponentContext context) {
      return request -> request.images().copy();
    }
  }

  @Component("none")
  public record NoAttack() implements AttackProvider {
    @Override
    public Attack create(ComponentContext context) {
      return request -> request.images().copy();
    }
  }

  @Component("cross-entropy")
  public record CrossEntropyObjective() implements AdversarialObjectiveProvider {
    @Override
    public AdversarialObjective create(ComponentContext context) {
      throw unmakable();
    }
  }

  /** An objective with a list of numbers. */
  @Component("margin")
  public record Margin(double confidence, List<Double> targets)
      implements AdversarialObjectiveProvider {
    public Margin() {
      this(50, List.of());
    }

    @Override
    public AdversarialObjective create(ComponentContext context) {
      throw unmakable();
    }
  }

  @Component("constant")
  public record Constant() implements PerturbationSchedulerProvider {
    @Override
    public PerturbationScheduler create(ComponentContext context) {
      throw unmakable();
    }
  }

  /** A scheduler with a rule about one option and one about both. */
  @Component("robustlt")
  public record RobustLt(double alpha, double beta) implements PerturbationSchedulerProvider {
    public RobustLt() {
      this(0.3, 0.8);
    }

    /** Checks the rules. */
    public RobustLt {
      Require.that(alpha >= 0, "alpha", "must not be negative", alpha);
      if (alpha + beta > 10) {
        throw new IllegalArgumentException("the sum of alpha and beta must be at most 10");
      }
    }

    @Override
    public PerturbationScheduler create(ComponentContext context) {
      throw unmakable();
    }
  }

  @Component("cross-entropy")
  public record CrossEntropy(double labelSmoothing) implements RebalancingLossProvider {
    public CrossEntropy() {
      this(0);
    }

    @Override
    public RebalancingLoss create(ComponentContext context) {
      throw unmakable();
    }
  }

  @Component("balanced-softmax")
  public record BalancedSoftmax(double tau) implements RebalancingLossProvider {
    public BalancedSoftmax() {
      this(1);
    }

    @Override
    public RebalancingLoss create(ComponentContext context) {
      throw unmakable();
    }
  }

  @Component("none")
  public record NoWeightPerturbation() implements WeightPerturbationProvider {
    @Override
    public WeightPerturbation create(ComponentContext context) {
      throw unmakable();
    }
  }

  @Component("small-cnn")
  public record SmallCnn() implements ArchitectureProvider {
    @Override
    public Architecture create(ArchitectureProvider.Context context) {
      throw unmakable();
    }
  }

  /** A family. */
  @Component("wrn-<depth>-<width>")
  public record Width(int depth, int width) implements ArchitectureProvider {
    public Width() {
      this(28, 10);
    }

    /** Checks the depth. */
    public Width {
      Require.that(depth % 6 == 4, "depth", "must be 6n+4", depth);
    }

    @Override
    public Architecture create(ArchitectureProvider.Context context) {
      throw unmakable();
    }
  }

  @Component("linear")
  public record Linear() implements ClassifierProvider {
    @Override
    public ClassifierHead create(ClassifierProvider.Context context) {
      throw unmakable();
    }
  }

  @Component("cifar-10")
  public record Cifar() implements DataSetProvider {
    @Override
    public ImageDataSet create(Location location) {
      throw unmakable();
    }
  }

  @Component("folder")
  public record Folder(String training, String test) implements DataSetProvider {
    public Folder() {
      this("train", "");
    }

    @Override
    public ImageDataSet create(Location location) {
      throw unmakable();
    }
  }

  @Component("exponential")
  public record Exponential(double ratio) implements ImbalanceProfileProvider {
    public Exponential() {
      this(50);
    }

    @Override
    public ClassFrequencies create(ClassFrequencies available) {
      throw unmakable();
    }
  }

  @Component("uniform")
  public record Uniform() implements ImbalanceProfileProvider {
    @Override
    public ClassFrequencies create(ClassFrequencies available) {
      throw unmakable();
    }
  }

  @Component("as-given")
  public record AsGiven() implements ImbalanceProfileProvider {
    @Override
    public ClassFrequencies create(ClassFrequencies available) {
      throw unmakable();
    }
  }

  @Component("random-crop")
  public record Crop(int padding) implements AugmentationProvider {
    public Crop() {
      this(4);
    }

    @Override
    public Augmentation create(ImageShape shape) {
      throw unmakable();
    }
  }

  @Component("horizontal-flip")
  public record Flip() implements AugmentationProvider {
    @Override
    public Augmentation create(ImageShape shape) {
      throw unmakable();
    }
  }

  @Component("none")
  public record NoMixing() implements MixingProvider {
    @Override
    public Mixing create(ImageShape shape) {
      throw unmakable();
    }
  }

  @Component("sgd")
  public record Sgd(double learningRate, boolean nesterov, double weightDecay)
      implements OptimizerProvider {
    public Sgd() {
      this(0.1, true, 5e-4);
    }

    @Override
    public Optimizer create(OptimizerProvider.Context context) {
      throw unmakable();
    }
  }

  @Component("constant")
  public record ConstantRate() implements LearningRateScheduleProvider {
    @Override
    public LearningRateSchedule create(ComponentContext context) {
      throw unmakable();
    }
  }

  @Component("multi-step")
  public record Steps(List<Integer> milestones, double factor)
      implements LearningRateScheduleProvider {
    public Steps() {
      this(List.of(75, 90), 0.1);
    }

    @Override
    public LearningRateSchedule create(ComponentContext context) {
      throw unmakable();
    }
  }
}
