package org.robustlt.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.Padding;
import org.robustlt.core.engine.contract.SampleNetworks;

class FusionTest {
  private final NetworkBuilder network = new NetworkBuilder(new ImageShape(2, 4, 4));

  private Value convolution(String name, Value input) {
    return network.add(name, SampleNetworks.convolution(2, 3, 1, Padding.around(1), false), input);
  }

  private Value normalization(String name, Value input) {
    return network.add(name, Layer.BatchNormalization.STANDARD, input);
  }

  private Value relu(String name, Value input) {
    return network.add(name, new Layer.Relu(), input);
  }

  private NetworkDescription end(Value features) {
    return network.build(features, network.add("classifier", new Layer.Linear(3, true), features));
  }

  private static List<String> names(List<Step> steps) {
    return steps.stream().map(step -> step.node().name()).toList();
  }

  @Test
  void reluJoinsTheNormalizationThatItAloneReads() {
    Value norm = normalization("norm", network.images());
    List<Step> steps = Fusion.steps(end(convolution("conv", relu("relu", norm))));

    assertThat(names(steps)).containsExactly("norm", "conv", "classifier");
    assertThat(steps.get(0).relu()).isTrue();
    assertThat(steps.get(1).inputs()).containsExactly(steps.get(0).output());
  }

  @Test
  void reluStaysApartFromANormalizationThatOthersReadToo() {
    Value norm = normalization("norm", network.images());
    Value relu = relu("relu", norm);
    List<Step> steps = Fusion.steps(end(network.add("sum", new Layer.Addition(), norm, relu)));

    assertThat(names(steps)).containsExactly("norm", "relu", "sum", "classifier");
  }

  @Test
  void reluStaysApartFromANormalizationThatGivesTheFeatures() {
    Value norm = normalization("norm", network.images());
    Value logits = network.add("classifier", new Layer.Linear(3, true), relu("relu", norm));
    List<Step> steps = Fusion.steps(network.build(norm, logits));

    assertThat(names(steps)).containsExactly("norm", "relu", "classifier");
  }

  @Test
  void sumJoinsTheLaterOfTheConvolutionsThatItReads() {
    Value first = convolution("first", network.images());
    Value second = convolution("second", network.images());
    List<Step> steps = Fusion.steps(end(network.add("sum", new Layer.Addition(), second, first)));

    assertThat(names(steps)).containsExactly("first", "second", "classifier");
    assertThat(steps.get(1).residual()).isEqualTo(steps.get(0).output());
  }

  @Test
  void whatTheLogitsDoNotDependOnIsLeftOut() {
    Value conv = convolution("conv", network.images());
    convolution("unread", conv);

    assertThat(names(Fusion.steps(end(conv)))).containsExactly("conv", "classifier");
  }

  @Test
  void featuresThatTheLogitsDoNotDependOnAreRefused() {
    Value conv = convolution("conv", network.images());
    Value logits = network.add("classifier", new Layer.Linear(3, true), network.images());

    assertThatThrownBy(() -> Fusion.steps(network.build(conv, logits)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the logits must depend on the features, node \"conv\"");
  }
}
