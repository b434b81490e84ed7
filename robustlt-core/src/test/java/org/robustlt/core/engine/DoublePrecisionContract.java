package org.robustlt.core.engine;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.SampleNetworks.Sample;

/** What a kernel library must do that knows double precision. */
public abstract class DoublePrecisionContract extends KernelLibraryContract {
  @Override
  protected DataType type() {
    return DataType.DOUBLE;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void gradientsEqualCentralDifferencesWithStatisticsOfTheBatch(Sample sample) {
    try (Network network = network(sample, DataType.DOUBLE)) {
      Gradients gradients =
          new Gradients(network, 3, BatchNormMode.BATCH_STATISTICS_FROZEN, RANDOM);
      gradients.checkInput();
      gradients.checkParameters();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void gradientsEqualCentralDifferencesWithRunningStatistics(Sample sample) {
    try (Network network = network(sample, DataType.DOUBLE)) {
      Gradients gradients = new Gradients(network, 2, BatchNormMode.RUNNING_STATISTICS, RANDOM);
      gradients.checkInput();
      gradients.checkParameters();
    }
  }
}
