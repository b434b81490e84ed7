package org.robustlt.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.HalfPrecision;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.contract.SampleNetworks;
import org.robustlt.core.engine.contract.SampleNetworks.Sample;

/** Values between the layers of 16 bits compute what those of 32 do, but for rounding. */
class HalfPrecisionTest {
  private static final RandomSource RANDOM = RandomSource.ofSeed(7);
  private static final int BATCH = 8;

  @ParameterizedTest
  @EnumSource(HalfPrecision.class)
  void logitsAndGradientsOfImagesAreThoseOfSinglePrecisionRounded(HalfPrecision between) {
    Sample sample = SampleNetworks.wide().findFirst().orElseThrow();
    ImageShape shape = sample.description().input();
    INDArray images =
        RANDOM.normal(DataType.FLOAT, 0, 1, BATCH, shape.channels(), shape.height(), shape.width());
    INDArray gradient = RANDOM.normal(DataType.FLOAT, 0, 1, BATCH, sample.description().classes());
    KernelLibrary library = new TorchKernelLibrary().withTf32();
    BatchNormMode mode = BatchNormMode.BATCH_STATISTICS_FROZEN;
    try (CompiledNetwork single =
            new CompiledNetwork(sample.description(), DataType.FLOAT, library, RANDOM);
        Network half = single.in(between, library);
        ForwardPass exact = single.forward(images, mode);
        ForwardPass rounded = half.forward(images, mode)) {
      requireRounded(rounded.logits(), exact.logits());
      INDArray expected = exact.inputGradient(gradient).dup();
      requireRounded(rounded.inputGradient(gradient), expected);
    }
  }

  private static void requireRounded(INDArray actual, INDArray expected) {
    double difference =
        actual.sub(expected).norm2Number().doubleValue() / expected.norm2Number().doubleValue();
    assertThat(difference).isGreaterThan(0).isLessThan(0.1);
  }
}
