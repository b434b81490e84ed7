package org.robustlt.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.Padding;
import org.robustlt.core.engine.contract.SampleNetworks;

class ActivationPlanTest {
  private final NetworkBuilder network = new NetworkBuilder(new ImageShape(2, 4, 4));
  private Value first;
  private Value firstNormalized;
  private Value second;
  private Value secondNormalized;
  private Value third;
  private Value pooled;
  private NetworkDescription description;
  private List<Step> steps;

  @BeforeEach
  void describeTwoPreactivatedConvolutions() {
    first = convolution("first", network.images());
    firstNormalized = normalization("normalized", first);
    second = convolution("second", firstNormalized);
    secondNormalized = normalization("again", second);
    third = convolution("third", secondNormalized);
    pooled = network.add("pool", new Layer.GlobalAveragePooling(), third);
    description = network.build(pooled, network.add("fc", new Layer.Linear(3, true), pooled));
    steps = Fusion.steps(description);
  }

  private Value convolution(String name, Value input) {
    return network.add(name, SampleNetworks.convolution(8, 3, 1, Padding.around(1), false), input);
  }

  private Value normalization(String name, Value input) {
    Value normalized = network.add(name + ".bn", Layer.BatchNormalization.STANDARD, input);
    return network.add(name + ".relu", new Layer.Relu(), normalized);
  }

  private static Set<BackwardRead> reads(Layer layer) {
    if (layer instanceof Layer.BatchNormalization) {
      return EnumSet.of(BackwardRead.INPUT);
    }
    boolean linear = layer instanceof Layer.Convolution || layer instanceof Layer.Linear;
    return linear
        ? EnumSet.of(BackwardRead.INPUT_FOR_PARAMETERS)
        : EnumSet.noneOf(BackwardRead.class);
  }

  private ActivationPlan plan(Activations kept) {
    IntToLongFunction bytes =
        value ->
            value == NetworkDescription.IMAGES
                ? description.input().size()
                : description.nodes().get(value).output().size();
    GradientPlan gradients = new GradientPlan(steps, description.logits(), bytes);
    return new ActivationPlan(
        steps, description, gradients, ActivationPlanTest::reads, bytes, kept);
  }

  private int step(Value value) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).output() == value.index()) {
        return i;
      }
    }
    throw new AssertionError("no step gives " + value);
  }

  @Test
  void whatABackwardPassReadsIsKept() {
    for (Activations kept : Activations.values()) {
      assertThat(plan(kept).block(NetworkDescription.IMAGES)).isEmpty();
      assertThat(plan(kept).block(first.index())).isEmpty();
      assertThat(plan(kept).block(second.index())).isEmpty();
      assertThat(plan(kept).block(pooled.index())).isEmpty();
    }
  }

  @Test
  void whatNoBackwardPassReadsGoesWhereGradientsWillBe() {
    int gradients = new GradientPlan(steps, description.logits(), v -> 1).slotSizes().length;
    assertThat(plan(Activations.KEEP).block(third.index()).getAsInt()).isLessThan(gradients);
  }

  @Test
  void normalizedValuesAreComputedAgainBeforeTheGradientsThatReadThem() {
    ActivationPlan plan = plan(Activations.RECOMPUTE);
    assertThat(plan.block(firstNormalized.index())).isPresent();
    assertThat(plan.stepsAgainBefore(steps.get(step(second))))
        .containsExactly(step(firstNormalized));
    assertThat(plan.stepsAgainBefore(steps.get(step(first)))).isEmpty();
  }

  @Test
  void normalizedValuesAreKeptWhereTheUserWantsThatAndComputedOnce() {
    ActivationPlan plan = plan(Activations.KEEP);
    assertThat(plan.block(firstNormalized.index())).isEmpty();
    assertThat(plan.block(secondNormalized.index())).isEmpty();
    assertThat(plan.stepsAgainBefore(steps.get(step(second)))).isEmpty();
  }

  @Test
  void normalizedValuesShareBlocksWithOneAnotherButNotWithGradients() {
    ActivationPlan plan = plan(Activations.RECOMPUTE);
    int gradients = new GradientPlan(steps, description.logits(), v -> 1).slotSizes().length;
    assertThat(plan.block(firstNormalized.index())).isEqualTo(plan.block(secondNormalized.index()));
    assertThat(plan.block(firstNormalized.index()).getAsInt()).isGreaterThanOrEqualTo(gradients);
  }
}
