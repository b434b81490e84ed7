package org.robustlt.core.engine.nd4j;

import org.robustlt.core.engine.DoublePrecisionContract;
import org.robustlt.core.engine.KernelLibrary;

class Nd4jKernelLibraryTest extends DoublePrecisionContract {
  @Override
  protected KernelLibrary library() {
    return new Nd4jKernelLibrary();
  }
}
