package org.robustlt.torch;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.training.TrajectoryGoldenTest;

/** The published trainings, step by step, on libtorch. */
class TorchTrajectoryTest extends TrajectoryGoldenTest {
  static Stream<Arguments> float64Runs() {
    return runsOf(KernelLibraries.named("torch", DataType.DOUBLE));
  }

  static Stream<Arguments> float32Runs() {
    return runsOf(KernelLibraries.named("torch", DataType.FLOAT));
  }
}
