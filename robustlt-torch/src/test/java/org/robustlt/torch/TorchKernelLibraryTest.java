package org.robustlt.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.contract.KernelLibraryContract;

class TorchKernelLibraryTest extends KernelLibraryContract {
  @Override
  protected KernelLibrary library() {
    return KernelLibraries.named("torch", DataType.DOUBLE);
  }

  @Test
  void othersArePreferredOnACpu() {
    assertThat(KernelLibraries.preferred(DataType.FLOAT).name()).isNotEqualTo("torch");
  }
}
