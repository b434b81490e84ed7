package org.robustlt.core.registry;

import java.util.Optional;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ClassFrequencies;
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

/** Providers of every kind that exist for their names and options. */
final class TestProviders {
  private TestProviders() {}

  @Description(value = "an attack for tests", source = "Nobody, Nowhere 2026")
  record Attacks<O extends Record>(ComponentName name, O defaults) implements AttackProvider<O> {
    @Override
    public Attack create(O options, ComponentContext context) {
      return request -> request.images().copy();
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

  record WideNetworks() implements ArchitectureProvider<TestOptions.Width> {
    @Override
    public ComponentName name() {
      return ComponentName.of("wrn");
    }

    @Override
    public TestOptions.Width defaults() {
      return new TestOptions.Width(28, 10);
    }

    @Override
    public String pattern() {
      return "wrn-<depth>-<width>";
    }

    @Override
    public Optional<TestOptions.Width> defaultsFor(ComponentName requested) {
      String[] parts = requested.value().split("-", -1);
      if (!parts[0].equals("wrn") || parts.length != 3) {
        return Optional.empty();
      }
      int depth = Integer.parseInt(parts[1]);
      if (depth % 6 != 4) {
        throw new IllegalArgumentException("depth must be 6n+4, got " + depth);
      }
      return Optional.of(new TestOptions.Width(depth, Integer.parseInt(parts[2])));
    }

    @Override
    public Architecture create(TestOptions.Width options, ArchitectureProvider.Context context) {
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

  record Mixings<O extends Record>(ComponentName name, O defaults) implements MixingProvider<O> {
    @Override
    public Mixing create(O options, ImageShape shape) {
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
