package org.robustlt.core.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
    List.of(
            new TestOptions.Pgd(),
            new TestOptions.Fgsm(),
            new TestOptions.NoAttack(),
            new TestOptions.CrossEntropyObjective(),
            new TestOptions.Margin(),
            new TestOptions.Constant(),
            new TestOptions.RobustLt(),
            new TestOptions.CrossEntropy(),
            new TestOptions.BalancedSoftmax(),
            new TestOptions.NoWeightPerturbation(),
            new TestOptions.SmallCnn(),
            new TestOptions.Width(),
            new TestOptions.Linear(),
            new TestOptions.Cifar(),
            new TestOptions.Folder(),
            new TestOptions.Exponential(),
            new TestOptions.Uniform(),
            new TestOptions.AsGiven(),
            new TestOptions.Crop(),
            new TestOptions.Flip(),
            new TestOptions.NoMixing(),
            new TestOptions.Sgd(),
            new TestOptions.ConstantRate(),
            new TestOptions.Steps())
        .forEach(component -> all.add(builtIn((Record) component)));
    return new Registry(all);
  }

  /** Returns the attack that comes from a plug-in. */
  public static Registration trades() {
    return new Registration(ComponentKind.ATTACK, new TestOptions.TradesPgd(), ACME);
  }

  /** Returns a component as if the program brought it. */
  public static Registration builtIn(Record component) {
    for (ComponentKind kind : ComponentKind.values()) {
      if (kind.providerType().isInstance(component)) {
        return new Registration(kind, component, BUILT_IN);
      }
    }
    throw new IllegalArgumentException(component + " makes no component");
  }
}
