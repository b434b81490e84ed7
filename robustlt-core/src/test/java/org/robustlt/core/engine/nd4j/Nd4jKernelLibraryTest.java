package org.robustlt.core.engine.nd4j;

import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.contract.KernelLibraryContract;

class Nd4jKernelLibraryTest extends KernelLibraryContract {
  @Override
  protected KernelLibrary library() {
    return new Nd4jKernelLibrary();
  }
}
