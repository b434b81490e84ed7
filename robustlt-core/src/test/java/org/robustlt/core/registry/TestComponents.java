package org.robustlt.core.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.ImbalanceProfileProvider;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.api.weight.WeightPerturbationProvider;
import org.robustlt.core.optimization.LearningRateSchedule;
import org.robustlt.core.optimization.LearningRateScheduleProvider;
import org.robustlt.core.optimization.Optimizer;
import org.robustlt.core.optimization.OptimizerProvider;

/** Components that exist for their names and options only. */
public final class TestComponents {
  private static final Origin BUILT_IN = new Origin("robustlt-test-0.1.0.jar", Optional.empty());
  private static final Origin ACME =
      new Origin("plugins/acme/acme-attacks-2.3.jar", Optional.empty());

  private TestComponents() {}

  /** Returns a registry with components of every kind, and a plug-in's attack. */
  public static Registry registry() {
    List<Registration> all = new ArrayList<>();
    add(all, ComponentKind.ATTACK, new Attacks<>(name("pgd"), Pgd.DEFAULT));
    add(all, ComponentKind.ATTACK, new Attacks<>(name("fgsm"), new NoOptions()));
    add(all, ComponentKind.ATTACK, new Attacks<>(name("none"), new NoOptions()));
    all.add(trades());
    add(all, ComponentKind.OBJECTIVE, new Objectives<>(name("cross-entropy"), new NoOptions()));
    add(all, ComponentKind.OBJECTIVE, new Objectives<>(name("margin"), new Margin(50, List.of())));
    add(all, ComponentKind.SCHEDULER, new Schedulers<>(name("constant"), new NoOptions()));
    add(all, ComponentKind.SCHEDULER, new Schedulers<>(name("robustlt"), new RobustLt(0.3, 0.8)));
    add(all, ComponentKind.LOSS, new Losses<>(name("cross-entropy"), new CrossEntropy(0)));
    add(all, ComponentKind.LOSS, new Losses<>(name("balanced-softmax"), new BalancedSoftmax(1)));
    add(all, ComponentKind.WEIGHT_PERTURBATION, new Weights<>(name("none"), new NoOptions()));
    add(all, ComponentKind.ARCHITECTURE, new Networks<>(name("small-cnn"), new NoOptions()));
    add(all, ComponentKind.ARCHITECTURE, new WideNetworks());
    add(all, ComponentKind.CLASSIFIER, new Classifiers<>(name("linear"), new NoOptions()));
    add(all, ComponentKind.DATA_SET, new DataSets<>(name("cifar-10"), new NoOptions()));
    add(all, ComponentKind.DATA_SET, new DataSets<>(name("folder"), new Folder("train", "")));
    add(all, ComponentKind.IMBALANCE_PROFILE, new Profiles<>(name("exponential"), new Ratio(50)));
    add(all, ComponentKind.IMBALANCE_PROFILE, new Profiles<>(name("uniform"), new NoOptions()));
    add(all, ComponentKind.AUGMENTATION, new Augmentations<>(name("random-crop"), new Crop(4)));
    add(
        all,
        ComponentKind.AUGMENTATION,
        new Augmentations<>(name("horizontal-flip"), new NoOptions()));
    add(all, ComponentKind.OPTIMIZER, new Optimizers<>(name("sgd"), new Sgd(0.1, true, 5e-4)));
    add(all, ComponentKind.SCHEDULE, new Schedules<>(name("constant"), new NoOptions()));
    add(
        all,
        ComponentKind.SCHEDULE,
        new Schedules<>(name("multi-step"), new Steps(List.of(75, 90), 0.1)));
    return new Registry(all);
  }

  /** Returns the attack that comes from a plug-in. */
  public static Registration trades() {
    return new Registration(
        ComponentKind.ATTACK, new Attacks<>(name("trades-pgd"), Pgd.DEFAULT), ACME);
  }

  private static void add(
      List<Registration> all, ComponentKind kind, ComponentProvider<?, ?, ?> provider) {
    all.add(new Registration(kind, provider, BUILT_IN));
  }

  static ComponentName name(String value) {
    return ComponentName.of(value);
  }

  /** No options. */
  public record NoOptions() {}

  /** Options of a loss. */
  public record CrossEntropy(double labelSmoothing) {}

  /** Options of a loss. */
  public record BalancedSoftmax(double tau) {}

  /** Options with a nested record and a list of numbers. */
  public record Margin(double confidence, List<Double> targets) {}

  /** Options of a data set. */
  public record Folder(String training, String test) {}

  /** Options of a profile. */
  public record Ratio(double ratio) {}

  /** Options of an augmentation. */
  public record Crop(int padding) {}

  /** Options of an optimizer. */
  public record Sgd(double learningRate, boolean nesterov, double weightDecay) {}

  /** Options of a schedule. */
  public record Steps(List<Integer> milestones, double factor) {}

  /** Options of a family. */
  public record Width(int depth, int width) {}

  /** Options of a scheduler, with a rule about each and one about both. */
  public record RobustLt(double alpha, double beta) {
    /** Checks the rules. */
    public RobustLt {
      if (alpha < 0) {
        throw new IllegalArgumentException("alpha must not be negative, got " + alpha);
      }
      if (alpha + beta > 10) {
        throw new IllegalArgumentException("the sum of alpha and beta must be at most 10");
      }
    }
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

  /** Options of an attack, of many types. */
  public record Pgd(
      @Description("iterations") int steps,
      @Description(value = "length of a step", unit = "pixel scale 0..1", source = "section 2")
          Magnitude stepSize,
      Restarts restarts) {
    static final Pgd DEFAULT =
        new Pgd(10, Magnitude.levels(2), new Restarts(1, Start.RANDOM_UNIFORM));

    /** Checks the steps. */
    public Pgd {
      if (steps < 1) {
        throw new IllegalArgumentException("steps must be at least 1, got " + steps);
      }
    }
  }

  @Description(value = "an attack for tests", source = "Nobody, Nowhere 2026")
  record Attacks<O extends Record>(ComponentName name, O defaults) implements AttackProvider<O> {
    @Override
    public Attack create(O options, ComponentContext context) {
      return request -> request.images().dup();
    }
  }

  record Objectives<O extends Record>(ComponentName name, O defaults)
      implements AdversarialObjectiveProvider<O> {
    @Override
    public AdversarialObjective create(O options, ComponentContext context) {
      throw new UnsupportedOperationException();
    }
  }

  record Schedulers<O extends Record>(ComponentName name, O defaults)
      implements PerturbationSchedulerProvider<O> {
    @Override
    public PerturbationScheduler create(O options, ComponentContext context) {
      throw new UnsupportedOperationException();
    }
  }

  record Losses<O extends Record>(ComponentName name, O defaults)
      implements RebalancingLossProvider<O> {
    @Override
    public RebalancingLoss create(O options, ComponentContext context) {
      throw new UnsupportedOperationException();
    }
  }

  record Weights<O extends Record>(ComponentName name, O defaults)
      implements WeightPerturbationProvider<O> {
    @Override
    public WeightPerturbation create(O options, ComponentContext context) {
      throw new UnsupportedOperationException();
    }
  }

  record Networks<O extends Record>(ComponentName name, O defaults)
      implements ArchitectureProvider<O> {
    @Override
    public Architecture create(O options, ArchitectureProvider.Context context) {
      throw new UnsupportedOperationException();
    }
  }

  record WideNetworks() implements ArchitectureProvider<Width> {
    @Override
    public ComponentName name() {
      return TestComponents.name("wrn");
    }

    @Override
    public Width defaults() {
      return new Width(28, 10);
    }

    @Override
    public String pattern() {
      return "wrn-<depth>-<width>";
    }

    @Override
    public Optional<Width> defaultsFor(ComponentName requested) {
      String[] parts = requested.value().split("-", -1);
      if (!parts[0].equals("wrn") || parts.length != 3) {
        return Optional.empty();
      }
      int depth = Integer.parseInt(parts[1]);
      if (depth % 6 != 4) {
        throw new IllegalArgumentException("depth must be 6n+4, got " + depth);
      }
      return Optional.of(new Width(depth, Integer.parseInt(parts[2])));
    }

    @Override
    public Architecture create(Width options, ArchitectureProvider.Context context) {
      throw new UnsupportedOperationException();
    }
  }

  record Classifiers<O extends Record>(ComponentName name, O defaults)
      implements ClassifierProvider<O> {
    @Override
    public ClassifierHead create(O options, ClassifierProvider.Context context) {
      throw new UnsupportedOperationException();
    }
  }

  record DataSets<O extends Record>(ComponentName name, O defaults) implements DataSetProvider<O> {
    @Override
    public ImageDataSet create(O options, Location context) {
      throw new UnsupportedOperationException();
    }
  }

  record Profiles<O extends Record>(ComponentName name, O defaults)
      implements ImbalanceProfileProvider<O> {
    @Override
    public ClassFrequencies create(O options, ClassFrequencies available) {
      return available;
    }
  }

  record Augmentations<O extends Record>(ComponentName name, O defaults)
      implements AugmentationProvider<O> {
    @Override
    public Augmentation create(O options, ImageShape shape) {
      throw new UnsupportedOperationException();
    }
  }

  record Optimizers<O extends Record>(ComponentName name, O defaults)
      implements OptimizerProvider<O> {
    @Override
    public Optimizer create(O options, OptimizerProvider.Context context) {
      throw new UnsupportedOperationException();
    }
  }

  record Schedules<O extends Record>(ComponentName name, O defaults)
      implements LearningRateScheduleProvider<O> {
    @Override
    public LearningRateSchedule create(O options, ComponentContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
