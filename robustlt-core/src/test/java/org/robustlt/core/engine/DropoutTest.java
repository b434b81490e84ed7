package org.robustlt.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.nd4j.Nd4jKernelLibrary;

class DropoutTest {
  private static final int VALUES = 400;
  private static final double RATE = 0.25;
  private static final INDArray ONES = Nd4j.ones(DataType.FLOAT, 50, VALUES, 1, 1);
  private static final RandomSource RANDOM = RandomSource.ofSeed(3);

  private static Network network(Layer... layers) {
    NetworkBuilder builder = new NetworkBuilder(new ImageShape(VALUES, 1, 1));
    Value value = builder.images();
    for (int i = 0; i < layers.length; i++) {
      value = builder.add("layer" + i, layers[i], value);
    }
    return new CompiledNetwork(
        builder.build(value, value), DataType.FLOAT, new Nd4jKernelLibrary(), RANDOM);
  }

  private static INDArray output(Network network, BatchNormMode mode) {
    try (ForwardPass pass = network.forward(ONES, mode)) {
      return pass.logits().dup();
    }
  }

  @Test
  void whatIsKeptMakesUpForWhatIsDropped() {
    try (Network network = network(new Layer.Dropout(RATE))) {
      INDArray output = output(network, BatchNormMode.BATCH_STATISTICS_UPDATING);

      INDArray kept = output.gt(0);
      assertThat(kept.castTo(DataType.FLOAT).meanNumber().doubleValue())
          .isCloseTo(1 - RATE, within(0.02));
      assertThat(output).isEqualTo(kept.castTo(DataType.FLOAT).div(1 - RATE));
    }
  }

  @Test
  void stochasticDepthDropsWholeImages() {
    try (Network network = network(new Layer.StochasticDepth(RATE))) {
      INDArray output = output(network, BatchNormMode.BATCH_STATISTICS_FROZEN);

      assertThat(output.std(false, 1).maxNumber().doubleValue()).isZero();
      assertThat(output.getColumn(0).gt(0).castTo(DataType.FLOAT).sumNumber().intValue())
          .isBetween(25, 47);
    }
  }

  @Test
  void evaluationDropsNothing() {
    try (Network network = network(new Layer.Dropout(RATE), new Layer.StochasticDepth(RATE))) {
      assertThat(output(network, BatchNormMode.RUNNING_STATISTICS))
          .isEqualTo(ONES.reshape(50, VALUES));
    }
  }

  @Test
  void theSamePassDropsTheSame() {
    try (Network network = network(new Layer.Dropout(RATE), new Layer.Dropout(RATE))) {
      network.drawFrom(RANDOM.at("step"));
      INDArray first = output(network, BatchNormMode.BATCH_STATISTICS_FROZEN);
      INDArray second = output(network, BatchNormMode.BATCH_STATISTICS_FROZEN);
      network.drawFrom(RANDOM.at("step"));

      assertThat(second).isNotEqualTo(first);
      assertThat(output(network, BatchNormMode.BATCH_STATISTICS_UPDATING)).isEqualTo(first);
      assertThat(first.eq(0).castTo(DataType.FLOAT).meanNumber().doubleValue())
          .as("layers draw by themselves")
          .isCloseTo(1 - (1 - RATE) * (1 - RATE), within(0.02));
    }
  }
}
