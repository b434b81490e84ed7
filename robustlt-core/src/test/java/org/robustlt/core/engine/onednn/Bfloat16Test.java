package org.robustlt.core.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.architecture.WideResNetOptions;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.HalfPrecision;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.nd4j.Nd4jKernelLibrary;

class Bfloat16Test {
  private static final RandomSource RANDOM = RandomSource.ofSeed(5);
  private static final ImageShape IMAGE = new ImageShape(3, 32, 32);
  private static final int BATCH = 12;

  private final KernelLibrary library = new OneDnnKernelLibrary();
  private final INDArray images =
      RANDOM.at("images").uniform(DataType.FLOAT, 0, 1, BATCH, 3, 32, 32);
  private final INDArray gradient = RANDOM.at("gradient").normal(DataType.FLOAT, 0, 1, BATCH, 10);
  private CompiledNetwork single;
  private Network lower;

  @BeforeEach
  void open() {
    assumeTrue(library.supports(HalfPrecision.BFLOAT16), "the CPU has no bfloat16");
    single = new CompiledNetwork(network(), DataType.FLOAT, library, RANDOM.at("weights"));
    lower = single.in(HalfPrecision.BFLOAT16, library);
  }

  @AfterEach
  void close() {
    if (library.supports(HalfPrecision.BFLOAT16)) {
      lower.close();
      single.close();
    }
  }

  private static NetworkDescription network() {
    NetworkBuilder network = new NetworkBuilder(IMAGE);
    Value features =
        new WideResNetOptions(10, 2)
            .create(new ArchitectureProvider.Context(IMAGE))
            .addTo(network, network.images());
    Value logits = network.add("classifier", new Layer.Linear(10, true), features);
    return network.build(features, logits);
  }

  @Test
  void logitsAreThoseOfSinglePrecisionRounded() {
    for (BatchNormMode mode :
        new BatchNormMode[] {
          BatchNormMode.BATCH_STATISTICS_FROZEN, BatchNormMode.RUNNING_STATISTICS
        }) {
      try (ForwardPass exact = single.forward(images, mode);
          ForwardPass rounded = lower.forward(images, mode)) {
        double largest = exact.logits().amaxNumber().doubleValue();
        assertThat(rounded.logits().sub(exact.logits()).amaxNumber().doubleValue())
            .isGreaterThan(0)
            .isLessThan(0.05 * largest);
      }
    }
  }

  @Test
  void theGradientPointsWhereThatOfSinglePrecisionDoes() {
    BatchNormMode mode = BatchNormMode.BATCH_STATISTICS_FROZEN;
    try (ForwardPass exact = single.forward(images, mode);
        ForwardPass rounded = lower.forward(images, mode)) {
      INDArray expected = exact.inputGradient(gradient);
      INDArray actual = rounded.inputGradient(gradient);
      double cosine =
          expected.mul(actual).sumNumber().doubleValue()
              / expected.norm2Number().doubleValue()
              / actual.norm2Number().doubleValue();
      assertThat(cosine).isCloseTo(1, within(0.05));
    }
  }

  @Test
  void aChangeOfWeightsIsSeen() {
    INDArray before = logits(lower);
    single.parameters().trainable().muli(1.1);
    single.parameters().changed();
    assertThat(logits(lower)).isNotEqualTo(before);
  }

  @Test
  void runningStatisticsAreThoseOfTheNetwork() {
    INDArray before = logits(lower);
    single.forward(images, BatchNormMode.BATCH_STATISTICS_UPDATING).close();
    assertThat(logits(lower)).isNotEqualTo(before);
  }

  private INDArray logits(Network network) {
    try (ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
      return pass.logits().dup();
    }
  }

  @Test
  void nd4jRefuses() {
    KernelLibrary nd4j = new Nd4jKernelLibrary();
    assertThatThrownBy(() -> single.in(HalfPrecision.BFLOAT16, nd4j))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "bfloat16 needs arrays of type FLOAT, and the onednn library with a CPU that has"
                + " AVX512-BF16 or AMX, or the torch library; got arrays of type FLOAT and the nd4j"
                + " library");
  }
}
