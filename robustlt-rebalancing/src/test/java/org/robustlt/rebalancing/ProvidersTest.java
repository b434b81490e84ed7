package org.robustlt.rebalancing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.weight.WeightPerturbationProvider;

class ProvidersTest {
  private static final ComponentContext CONTEXT =
      ComponentContext.of(ClassFrequencies.of(50, 8, 20, 3), 10);

  @Test
  void areFoundByName() {
    assertThat(names(PerturbationSchedulerProvider.class))
        .containsExactly("cfa", "constant", "dafa", "linear", "robustlt");
    assertThat(names(RebalancingLossProvider.class))
        .containsExactly(
            "balanced-softmax",
            "cfa",
            "cgrm",
            "class-balanced",
            "cross-entropy",
            "dafa",
            "dafa-trades",
            "distillation",
            "focal",
            "ikl",
            "ldam-drw",
            "logit-adjustment",
            "mart",
            "reat",
            "robal",
            "taet",
            "trades");
    assertThat(names(AdversarialObjectiveProvider.class))
        .containsExactly(
            "balanced-softmax", "cross-entropy", "effective-number", "kl-natural", "margin");
    assertThat(names(WeightPerturbationProvider.class)).containsExactly("awp", "none");
  }

  @ParameterizedTest
  @MethodSource("providers")
  void makeComponentsOfTheirDefaults(ComponentProvider<?, ComponentContext> provider) {
    assertThat(provider.create(CONTEXT)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("providers")
  void explainThemselvesAndTheirOptions(ComponentProvider<?, ?> provider) {
    assertThat(provider.getClass().getAnnotation(Description.class)).isNotNull();
    for (RecordComponent option : provider.getClass().getRecordComponents()) {
      if (option.isAnnotationPresent(Inline.class)) {
        continue;
      }
      assertThat(option.getAnnotation(Description.class)).as("%s", option).isNotNull();
    }
  }

  private static <P extends ComponentProvider<?, ComponentContext>> List<String> names(
      Class<P> type) {
    return load(type)
        .map(provider -> provider.getClass().getAnnotation(Component.class).value())
        .sorted()
        .toList();
  }

  private static <P extends ComponentProvider<?, ComponentContext>> Stream<P> load(Class<P> type) {
    return ServiceLoader.load(type).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.getClass().getName().startsWith("org.robustlt.rebalancing."));
  }

  static Stream<ComponentProvider<?, ComponentContext>> providers() {
    return Stream.of(
            PerturbationSchedulerProvider.class,
            RebalancingLossProvider.class,
            AdversarialObjectiveProvider.class,
            WeightPerturbationProvider.class)
        .flatMap(ProvidersTest::load);
  }
}
