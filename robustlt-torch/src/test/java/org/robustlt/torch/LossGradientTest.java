package org.robustlt.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.contract.SampleNetworks;
import org.robustlt.core.engine.contract.SampleNetworks.Sample;

/** The contract of kernels checks the values of losses that are computed; these are. */
class LossGradientTest {
  private static final RandomSource RANDOM = RandomSource.ofSeed(9);
  private static final BatchNormMode MODE = BatchNormMode.BATCH_STATISTICS_FROZEN;
  private static final int[] LABELS = {1, 0};

  private record OfAnother() implements LossKind {}

  @Test
  void computesTheUsualLossesAndNoOthers() {
    Sample sample = SampleNetworks.wide().findFirst().orElseThrow();
    ImageShape shape = sample.description().input();
    int classes = sample.description().classes();
    INDArray images =
        RANDOM.normal(
            DataType.FLOAT, 0, 1, LABELS.length, shape.channels(), shape.height(), shape.width());
    try (CompiledNetwork network =
            new CompiledNetwork(
                sample.description(), DataType.FLOAT, new TorchKernelLibrary(), RANDOM);
        ForwardPass pass = network.forward(images, MODE);
        ForwardPass natural = network.forward(images, MODE)) {
      assertThat(isComputed(pass, new LossKind.CrossEntropy(0.1))).isTrue();
      assertThat(isComputed(pass, new LossKind.BalancedSoftmax(Collections.nCopies(classes, 0.5))))
          .isTrue();
      assertThat(isComputed(pass, new LossKind.Margin(0, 0))).isTrue();
      assertThat(isComputed(pass, new OfAnother())).isFalse();
      assertThat(pass.accumulateGradients(new LossKind.Trades(6).on(LABELS), 0.5, natural))
          .isTrue();
      assertThat(pass.accumulateGradients(new OfAnother().on(LABELS), 0.5, natural)).isFalse();
      assertThat(network.lossBytes()).isZero();
    }
  }

  private static boolean isComputed(ForwardPass pass, LossKind kind) {
    return pass.accumulateGradients(kind.on(LABELS), 0.5);
  }
}
