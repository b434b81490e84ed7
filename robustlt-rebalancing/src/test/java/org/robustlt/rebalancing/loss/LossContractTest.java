package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.tck.RebalancingLossContract;

/** Every loss of this module keeps the contract. */
@ParameterizedClass(name = "{0}")
@MethodSource("settings")
class LossContractTest extends RebalancingLossContract {
  private final LossSetting setting;

  LossContractTest(LossSetting setting) {
    this.setting = setting;
  }

  static Stream<LossSetting> settings() {
    return LossSetting.all();
  }

  @BeforeAll
  static void noLossIsLeftOut() {
    Stream<RebalancingLossProvider> provided =
        ServiceLoader.load(RebalancingLossProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(loss -> loss.getClass().getName().startsWith("org.robustlt.rebalancing."));

    assertThat(LossSetting.all().map(LossSetting::loss))
        .containsAll(
            provided.map(loss -> loss.getClass().getAnnotation(Component.class).value()).toList());
  }

  @Override
  protected RebalancingLoss loss(ComponentContext context) {
    return setting.options().create(context);
  }

  @Override
  protected Optional<RebalancingLoss> unbalanced() {
    return setting.unbalanced();
  }
}
