package org.robustlt.core.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.OptionsProvider;

/** Components that exist for their names and options only. */
public final class TestComponents {
  private static final Origin BUILT_IN = new Origin("robustlt-test-0.1.0.jar", Optional.empty());
  private static final Origin ACME =
      new Origin("plugins/acme/acme-attacks-2.3.jar", Optional.empty());

  private TestComponents() {}

  /** Returns a registry with components of every kind, and a plug-in's attack. */
  public static Registry registry() {
    return registryWith(List.of(trades()));
  }

  /** Returns a registry with components of every kind, and the given ones. */
  public static Registry registryWith(Collection<Registration> plugins) {
    List<Registration> all = new ArrayList<>(plugins);
    add(
        all,
        ComponentKind.ATTACK,
        new TestProviders.Attacks<>(name("pgd"), TestOptions.Pgd.DEFAULT));
    add(
        all,
        ComponentKind.ATTACK,
        new TestProviders.Attacks<>(name("fgsm"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.ATTACK,
        new TestProviders.Attacks<>(name("none"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.OBJECTIVE,
        new TestProviders.Objectives<>(name("cross-entropy"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.OBJECTIVE,
        new TestProviders.Objectives<>(name("margin"), new TestOptions.Margin(50, List.of())));
    add(
        all,
        ComponentKind.SCHEDULER,
        new TestProviders.Schedulers<>(name("constant"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.SCHEDULER,
        new TestProviders.Schedulers<>(name("robustlt"), new TestOptions.RobustLt(0.3, 0.8)));
    add(
        all,
        ComponentKind.LOSS,
        new TestProviders.Losses<>(name("cross-entropy"), new TestOptions.CrossEntropy(0)));
    add(
        all,
        ComponentKind.LOSS,
        new TestProviders.Losses<>(name("balanced-softmax"), new TestOptions.BalancedSoftmax(1)));
    add(
        all,
        ComponentKind.WEIGHT_PERTURBATION,
        new TestProviders.Weights<>(name("none"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.ARCHITECTURE,
        new TestProviders.Networks<>(name("small-cnn"), new TestOptions.NoOptions()));
    add(all, ComponentKind.ARCHITECTURE, new TestProviders.WideNetworks());
    add(
        all,
        ComponentKind.CLASSIFIER,
        new TestProviders.Classifiers<>(name("linear"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.DATA_SET,
        new TestProviders.DataSets<>(name("cifar-10"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.DATA_SET,
        new TestProviders.DataSets<>(name("folder"), new TestOptions.Folder("train", "")));
    add(
        all,
        ComponentKind.IMBALANCE_PROFILE,
        new TestProviders.Profiles<>(name("exponential"), new TestOptions.Ratio(50)));
    add(
        all,
        ComponentKind.IMBALANCE_PROFILE,
        new TestProviders.Profiles<>(name("uniform"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.IMBALANCE_PROFILE,
        new TestProviders.Profiles<>(name("as-given"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.AUGMENTATION,
        new TestProviders.Augmentations<>(name("random-crop"), new TestOptions.Crop(4)));
    add(
        all,
        ComponentKind.AUGMENTATION,
        new TestProviders.Augmentations<>(name("horizontal-flip"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.MIXING,
        new TestProviders.Mixings<>(name("none"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.OPTIMIZER,
        new TestProviders.Optimizers<>(name("sgd"), new TestOptions.Sgd(0.1, true, 5e-4)));
    add(
        all,
        ComponentKind.SCHEDULE,
        new TestProviders.Schedules<>(name("constant"), new TestOptions.NoOptions()));
    add(
        all,
        ComponentKind.SCHEDULE,
        new TestProviders.Schedules<>(
            name("multi-step"), new TestOptions.Steps(List.of(75, 90), 0.1)));
    return new Registry(all);
  }

  /** Returns the attack that comes from a plug-in. */
  public static Registration trades() {
    return new Registration(
        ComponentKind.ATTACK,
        new TestProviders.Attacks<>(name("trades-pgd"), TestOptions.Pgd.DEFAULT),
        ACME);
  }

  /** Returns a scheduler of the given name and options. */
  public static Registration scheduler(String name, Record options) {
    return new Registration(
        ComponentKind.SCHEDULER, new TestProviders.Schedulers<>(name(name), options), BUILT_IN);
  }

  private static void add(
      List<Registration> all, ComponentKind kind, OptionsProvider<?, ?, ?> provider) {
    all.add(new Registration(kind, provider, BUILT_IN));
  }

  static ComponentName name(String value) {
    return ComponentName.of(value);
  }
}
