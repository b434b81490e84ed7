package org.robustlt.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.Padding;
import org.robustlt.core.engine.GradientPlan.Delivery;
import org.robustlt.core.engine.contract.SampleNetworks;

class GradientPlanTest {
  private final NetworkBuilder network = new NetworkBuilder(new ImageShape(2, 4, 4));

  private Value convolution(String name, int outputs, Value input) {
    return network.add(
        name, SampleNetworks.convolution(outputs, 3, 1, Padding.around(1), false), input);
  }

  private GradientPlan plan(Value features) {
    Value logits = network.add("classifier", new Layer.Linear(3, true), features);
    NetworkDescription description = network.build(features, logits);
    return new GradientPlan(
        Fusion.steps(description),
        description.logits(),
        value ->
            value == NetworkDescription.IMAGES
                ? description.input().size()
                : description.nodes().get(value).output().size());
  }

  @Test
  void aChainNeedsTwoSlots() {
    Value x = network.images();
    for (int i = 0; i < 6; i++) {
      x = convolution("conv" + i, 2 + i, x);
    }

    assertThat(plan(x).slotSizes()).containsExactlyInAnyOrder(7 * 16, 6 * 16);
  }

  @Test
  void theGradientOfASumIsHandedOverToItsResidual() {
    Value first = convolution("first", 2, network.images());
    Value second = convolution("second", 2, first);
    Value sum = network.add("sum", new Layer.Addition(), network.images(), second);
    GradientPlan plan = plan(sum);

    GradientPlan.BackwardStep step = plan.steps().get(1);
    assertThat(step.terms())
        .containsExactly(new GradientPlan.Term(NetworkDescription.IMAGES, Delivery.HAND_OVER));
    assertThat(plan.slot(NetworkDescription.IMAGES)).isEqualTo(plan.slot(sum.index()));
    assertThat(plan.steps().get(2).accumulate()).isTrue();
  }

  @Test
  void aTermWrittenBeforeIsAddedTo() {
    Value conv = convolution("conv", 2, network.images());
    GradientPlan plan = plan(network.add("sum", new Layer.Addition(), network.images(), conv));

    assertThat(plan.steps().get(1).terms())
        .containsExactly(new GradientPlan.Term(NetworkDescription.IMAGES, Delivery.ADD));
  }

  @Test
  void theSecondTermOfASumGetsACopy() {
    Value left = network.add("left", new Layer.Relu(), network.images());
    Value right = network.add("right", new Layer.Relu(), network.images());
    GradientPlan plan = plan(network.add("sum", new Layer.Addition(), left, right));

    assertThat(plan.steps().get(1).terms())
        .isEqualTo(
            List.of(
                new GradientPlan.Term(left.index(), Delivery.HAND_OVER),
                new GradientPlan.Term(right.index(), Delivery.COPY)));
  }
}
