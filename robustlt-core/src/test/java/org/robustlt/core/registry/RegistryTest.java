package org.robustlt.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.optimization.OptimizerProvider;

class RegistryTest {
  private final Registry registry = TestComponents.registry();

  @Test
  void everyKindKnowsWhatItsProvidersMake() {
    assertThat(ComponentKind.ATTACK.componentType()).isEqualTo(Attack.class);
    assertThat(ComponentKind.providedBy(OptimizerProvider.class)).contains(ComponentKind.OPTIMIZER);
    assertThat(Arrays.stream(ComponentKind.values()).map(ComponentKind::componentType))
        .doesNotHaveDuplicates()
        .hasSameSizeAs(ComponentKind.values());
    assertThat(ComponentKind.labelled("weight-perturbation"))
        .contains(ComponentKind.WEIGHT_PERTURBATION);
  }

  @Test
  void findsComponentsAndMembersOfFamilies() {
    assertThat(registry.find(ComponentKind.ATTACK, "pgd"))
        .map(Registry.Match::defaults)
        .contains(new TestOptions.Pgd());
    assertThat(registry.find(ComponentKind.ARCHITECTURE, "wrn-16-4"))
        .map(Registry.Match::defaults)
        .contains(new TestOptions.Width(16, 4));
    assertThat(registry.find(ComponentKind.ATTACK, "small-cnn")).isEmpty();
    assertThat(registry.find(ComponentKind.ATTACK, "No Name")).isEmpty();
    assertThatThrownBy(() -> registry.find(ComponentKind.ARCHITECTURE, "wrn-17-4"))
        .hasMessage("depth must be 6n+4, got 17");
  }

  @Test
  void tellsWhatIsAvailableFromWhichJar() {
    assertThat(registry.unknown(ComponentKind.ATTACK, "pdg"))
        .isEqualTo(
            """
            unknown attack "pdg"; did you mean "pgd"?
            available: fgsm, none, pgd   from robustlt-test-0.1.0.jar
                       trades-pgd        from plugins/acme/acme-attacks-2.3.jar\
            """);
    assertThat(new Registry(List.of()).unknown(ComponentKind.LOSS, "focal"))
        .isEqualTo(
            """
            unknown loss "focal"
            available: none; is a jar missing from the class path?\
            """);
  }

  @Test
  void refusesTwoProvidersOfOneName() {
    Registration first = TestComponents.trades();
    Registration second =
        new Registration(
            first.kind(),
            first.defaults(),
            new Origin("plugins/other/other-1.0.jar", Optional.empty()));
    String provider = "org.robustlt.core.registry.TestOptions$TradesPgd";
    assertThatThrownBy(() -> new Registry(List.of(first, second)))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "two providers of attack \"trades-pgd\": "
                + provider
                + " in plugins/acme/acme-attacks-2.3.jar and "
                + provider
                + " in plugins/other/other-1.0.jar");
  }

  @Test
  void theClassPathHasWhatThisModuleProvides() {
    Registry loaded = Registry.load(List.of());
    assertThat(loaded.of(ComponentKind.OPTIMIZER))
        .extracting(registration -> registration.name())
        .contains("adam", "sgd");
    Origin own = Origin.of(Registry.class);
    assertThat(loaded.of(ComponentKind.OPTIMIZER).get(0).origin()).isEqualTo(own);
    for (ComponentKind kind : ComponentKind.values()) {
      for (Registration registration : loaded.of(kind)) {
        if (registration.origin().equals(own)) { // tests have their own
          assertThat(ComponentListing.of(registration).description())
              .as(registration.toString())
              .isNotEmpty();
        }
      }
    }
  }
}
