package org.robustlt.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.SampleNetworks.Sample;
import org.robustlt.core.engine.nd4j.Nd4jKernelLibrary;

/**
 * What every kernel library must do. Subclasses give the library; those of libraries that know
 * double precision extend {@link DoublePrecisionContract}.
 */
public abstract class KernelLibraryContract {
  static final RandomSource RANDOM = RandomSource.ofSeed(17);

  /** Returns the library under test. */
  protected abstract KernelLibrary library();

  /** Returns the most precise type that the library supports. */
  protected DataType type() {
    return DataType.FLOAT;
  }

  static Stream<Sample> samples() {
    return SampleNetworks.all();
  }

  static Stream<Sample> samplesAndWideOnes() {
    return Stream.concat(samples(), SampleNetworks.wide());
  }

  @ParameterizedTest
  @MethodSource("samplesAndWideOnes")
  void singlePrecisionAgreesWithNd4jInDoublePrecision(Sample sample) {
    try (Network exact = network(sample, DataType.DOUBLE, new Nd4jKernelLibrary());
        Network single = network(sample, DataType.FLOAT)) {
      for (Parameter parameter : exact.parameters().all()) {
        INDArray rounded = parameter.value().castTo(DataType.FLOAT);
        single.parameters().of(parameter.name()).value().assign(rounded);
        parameter.value().assign(rounded);
      }
      exact.parameters().changed();
      single.parameters().changed();
      for (BatchNormMode mode : BatchNormMode.values()) {
        for (int batch : List.of(4, 1, 4, 7)) {
          compare(single, exact, mode, batch);
        }
      }
    }
  }

  private static void compare(Network single, Network exact, BatchNormMode mode, int batch) {
    INDArray images = images(exact, batch).castTo(DataType.FLOAT);
    INDArray logitsGradient =
        RANDOM.at("g").normal(DataType.FLOAT, 0, 1, batch, exact.description().classes());
    exact.parameters().zeroGradient();
    single.parameters().zeroGradient();
    try (ForwardPass expected = exact.forward(images.castTo(DataType.DOUBLE), mode);
        ForwardPass actual = single.forward(images, mode)) {
      assertClose(actual.logits(), expected.logits());
      assertClose(actual.features(), expected.features());
      INDArray exactGradient = logitsGradient.castTo(DataType.DOUBLE);
      // Of one image alone, normalization by the batch leaves nothing of small maps but rounding.
      if (batch > 1) {
        assertClose(actual.inputGradient(logitsGradient), expected.inputGradient(exactGradient));
        expected.accumulateGradients(exactGradient, Optional.empty());
        actual.accumulateGradients(logitsGradient, Optional.empty());
        assertClose(single.parameters().gradient(), exact.parameters().gradient());
      }
      assertClose(single.parameters().statistics(), exact.parameters().statistics());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void twoPassesMayBeOpenAtOnce(Sample sample) {
    try (Network network = network(sample, type())) {
      INDArray first = images(network, 3).castTo(type());
      INDArray second = first.mul(0.5);
      INDArray gradient = RANDOM.at("g").normal(type(), 0, 1, 3, network.description().classes());
      INDArray alone;
      INDArray logitsAlone;
      try (ForwardPass pass = network.forward(first, BatchNormMode.BATCH_STATISTICS_FROZEN)) {
        logitsAlone = pass.logits().dup();
        alone = pass.inputGradient(gradient).dup();
      }
      try (ForwardPass one = network.forward(first, BatchNormMode.BATCH_STATISTICS_FROZEN);
          ForwardPass two = network.forward(second, BatchNormMode.RUNNING_STATISTICS)) {
        two.inputGradient(gradient);
        assertThat(one.logits()).isEqualTo(logitsAlone);
        assertThat(one.inputGradient(gradient)).isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void gradientsAddUp(Sample sample) {
    try (Network network = network(sample, type())) {
      INDArray images = images(network, 3).castTo(type());
      INDArray gradient = RANDOM.at("g").normal(type(), 0, 1, 3, network.description().classes());
      network.parameters().zeroGradient();
      try (ForwardPass pass = network.forward(images, BatchNormMode.BATCH_STATISTICS_FROZEN)) {
        pass.accumulateGradients(gradient, Optional.empty());
        INDArray once = network.parameters().gradient().dup();
        pass.inputGradient(gradient);
        assertThat(network.parameters().gradient()).isEqualTo(once);
        pass.accumulateGradients(gradient, Optional.empty());
        assertThat(network.parameters().gradient()).isEqualTo(once.mul(2));
      }
    }
  }

  @Test
  void runningStatisticsMoveAsInPyTorch() {
    Sample sample =
        samples().filter(s -> s.name().equals("batch normalization")).findFirst().orElseThrow();
    try (Network network = network(sample, type())) {
      INDArray images = images(network, 3).castTo(type());
      Layer.BatchNormalization layer = Layer.BatchNormalization.STANDARD;
      Parameter mean = network.parameters().of("layer.running_mean");
      Parameter variance = network.parameters().of("layer.running_var");
      INDArray meanBefore = mean.value().dup();
      INDArray varianceBefore = variance.value().dup();
      network.forward(images, BatchNormMode.BATCH_STATISTICS_FROZEN).close();
      assertThat(mean.value()).isEqualTo(meanBefore);
      network.forward(images, BatchNormMode.BATCH_STATISTICS_UPDATING).close();
      double rounding = type() == DataType.DOUBLE ? 1e-12 : 1e-6;
      for (int c = 0; c < 2; c++) {
        double[] channel = images.tensorAlongDimension(c, 0, 2, 3).dup().data().asDouble();
        double average = Arrays.stream(channel).average().orElseThrow();
        double squares = Arrays.stream(channel).map(v -> (v - average) * (v - average)).sum();
        double kept = 1 - layer.momentum();
        assertThat(mean.value().getDouble(c))
            .isCloseTo(
                kept * meanBefore.getDouble(c) + layer.momentum() * average, within(rounding));
        assertThat(variance.value().getDouble(c))
            .isCloseTo(
                kept * varianceBefore.getDouble(c)
                    + layer.momentum() * squares / (channel.length - 1),
                within(rounding));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void twoRunsGiveIdenticalBits(Sample sample) {
    assertThat(trained(sample)).isEqualTo(trained(sample));
  }

  private float[] trained(Sample sample) {
    try (Network network = network(sample, DataType.FLOAT)) {
      for (int step = 0; step < 3; step++) {
        INDArray images = images(network, 5).castTo(DataType.FLOAT);
        INDArray gradient =
            RANDOM.at(step).normal(DataType.FLOAT, 0, 1, 5, network.description().classes());
        network.parameters().zeroGradient();
        try (ForwardPass pass = network.forward(images, BatchNormMode.BATCH_STATISTICS_UPDATING)) {
          images.addi(pass.inputGradient(gradient));
          pass.accumulateGradients(gradient, Optional.empty());
        }
        network.parameters().trainable().subi(network.parameters().gradient().mul(0.01));
        network.parameters().changed();
      }
      return network.parameters().trainable().dup().data().asFloat();
    }
  }

  final Network network(Sample sample, DataType type) {
    return network(sample, type, library());
  }

  private static Network network(Sample sample, DataType type, KernelLibrary library) {
    Network network =
        new CompiledNetwork(sample.description(), type, library, RANDOM.at(sample.name()));
    // Other values than those at which normalizations begin, so that each has an effect.
    for (Parameter parameter : network.parameters().all()) {
      if (parameter.spec().shape().size() == 1) {
        boolean scale = parameter.spec().role() == ParameterSpec.Role.STATISTIC;
        parameter
            .value()
            .addi(
                RANDOM
                    .at(parameter.name())
                    .uniform(type, scale ? 0.1 : -0.5, 0.5, parameter.value().shape()));
      }
    }
    network.parameters().changed();
    return network;
  }

  private static INDArray images(Network network, int batch) {
    var input = network.description().input();
    return RANDOM
        .at("images")
        .normal(DataType.DOUBLE, 0.2, 1, batch, input.channels(), input.height(), input.width());
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    double largest = Math.max(1e-3, expected.amaxNumber().doubleValue());
    double difference = actual.castTo(DataType.DOUBLE).sub(expected).amaxNumber().doubleValue();
    assertThat(difference).isLessThan(2e-5 * largest);
  }
}
