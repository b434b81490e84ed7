package org.robustlt.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.architecture.LinearClassifier;
import org.robustlt.core.architecture.ResNetOptions;
import org.robustlt.core.architecture.SmallCnn;
import org.robustlt.core.architecture.WideResNetOptions;
import org.robustlt.core.engine.contract.CentralDifferences;
import org.robustlt.core.engine.nd4j.Nd4jKernelLibrary;

class CompiledNetworkTest {
  private static final RandomSource RANDOM = RandomSource.ofSeed(5);

  private final Network network = smallCnn(DataType.FLOAT);

  @AfterEach
  void close() {
    network.close();
  }

  private static Network smallCnn(DataType type) {
    SmallCnn narrow = new SmallCnn(3);
    return compile(narrow, new ImageShape(1, 8, 8), type);
  }

  private static Network compile(ArchitectureProvider provider, ImageShape input, DataType type) {
    NetworkBuilder builder = new NetworkBuilder(input);
    Value features =
        provider.create(new ArchitectureProvider.Context(input)).addTo(builder, builder.images());
    LinearClassifier linear = new LinearClassifier();
    Value logits = linear.create(new ClassifierProvider.Context(4)).addTo(builder, features);
    NetworkDescription description = builder.build(features, logits);
    return new CompiledNetwork(description, type, new Nd4jKernelLibrary(), RANDOM);
  }

  @Test
  void gradientsOfSmallCnnEqualCentralDifferences() {
    checkGradients(smallCnn(DataType.DOUBLE));
  }

  @Test
  void gradientsOfWideResNetEqualCentralDifferences() {
    checkGradients(
        compile(
            new WideResNetOptions(10, 1, WideResNetOptions.Variant.CIFAR),
            new ImageShape(2, 4, 4),
            DataType.DOUBLE));
  }

  private static void checkGradients(Network exact) {
    try (exact) {
      for (BatchNormMode mode :
          new BatchNormMode[] {
            BatchNormMode.BATCH_STATISTICS_FROZEN, BatchNormMode.RUNNING_STATISTICS
          }) {
        CentralDifferences gradients = new CentralDifferences(exact, 3, mode, RANDOM);
        gradients.checkInput();
        gradients.checkParameters();
      }
    }
  }

  @Test
  void bottlenecksHaveFourTimesAsManyFeatures() {
    try (Network deep =
        compile(
            new ResNetOptions(50, ResNetOptions.Block.BOTTLENECK),
            new ImageShape(3, 32, 32),
            DataType.FLOAT)) {
      assertThat(deep.description().featureLength()).isEqualTo(2048);
      // ResNet-50 for CIFAR-10 has 23,520,842 parameters; six classes fewer take 2049 each.
      assertThat(deep.parameters().trainable().length()).isEqualTo(23_520_842 - 6 * 2049);
    }
  }

  @Test
  void equalSeedsGiveEqualWeightsAndOthersDoNot() {
    try (Network again = smallCnn(DataType.FLOAT)) {
      assertThat(again.parameters().trainable()).isEqualTo(network.parameters().trainable());
    }
    INDArray first = network.parameters().of("backbone.conv2.weight").value();
    INDArray second = network.parameters().of("backbone.conv3.weight").value();
    assertThat(first.getDouble(0)).isNotEqualTo(second.getDouble(0));
  }

  @Test
  void viewsOfParametersShareTheFlatMemory() {
    Parameters parameters = network.parameters();
    Parameter bias = parameters.of("classifier.fc.bias");
    parameters.trainable().assign(7);
    parameters.gradient().assign(3);
    assertThat(bias.value().getDouble(2)).isEqualTo(7);
    assertThat(bias.gradient().orElseThrow().getDouble(2)).isEqualTo(3);
    parameters.zeroGradient();
    assertThat(bias.gradient().orElseThrow().getDouble(2)).isZero();
    assertThatThrownBy(() -> parameters.of("fc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the network has no parameter \"fc\"");
  }

  @Test
  void aChangeOfWeightsIsSeenAfterChanged() {
    INDArray images = RANDOM.uniform(DataType.FLOAT, 0, 1, 2, 1, 8, 8);
    INDArray gradient = Nd4j.ones(DataType.FLOAT, 2, 4);
    INDArray before;
    try (ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
      before = pass.inputGradient(gradient).dup();
    }
    network.parameters().trainable().muli(2);
    network.parameters().changed();
    try (ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
      assertThat(pass.inputGradient(gradient)).isNotEqualTo(before);
    }
  }

  @Test
  void imagesOfAnotherShapeOrTypeAreRefused() {
    assertThatThrownBy(
            () ->
                network.forward(
                    Nd4j.create(DataType.FLOAT, 2, 3, 8, 8), BatchNormMode.RUNNING_STATISTICS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "images must be [batch, 1, 8, 8] of type FLOAT, got [2, 3, 8, 8] of type FLOAT");
    assertThatThrownBy(
            () ->
                network.forward(
                    Nd4j.create(DataType.DOUBLE, 2, 1, 8, 8), BatchNormMode.RUNNING_STATISTICS))
        .hasMessageEndingWith("got [2, 1, 8, 8] of type DOUBLE");
  }

  @Test
  void gradientsOfAnotherShapeAreRefused() {
    INDArray images = Nd4j.create(DataType.FLOAT, 2, 1, 8, 8);
    try (ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
      assertThatThrownBy(() -> pass.inputGradient(Nd4j.create(DataType.FLOAT, 2, 5)))
          .hasMessage("the gradient with respect to the logits must be [2, 4], got [2, 5]");
      assertThatThrownBy(
              () ->
                  pass.accumulateGradients(
                      Nd4j.create(DataType.FLOAT, 2, 4),
                      Optional.of(Nd4j.create(DataType.FLOAT, 3, 12))))
          .hasMessage("the gradient with respect to the features must be [2, 12], got [3, 12]");
    }
  }

  @Test
  void aClosedPassIsRefused() {
    INDArray images = Nd4j.create(DataType.FLOAT, 2, 1, 8, 8);
    ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS);
    pass.close();
    assertThatThrownBy(pass::logits)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the forward pass is closed");
  }
}
