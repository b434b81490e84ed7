package org.robustlt.core.engine.onednn;

import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.contract.KernelLibraryContract;

class OneDnnKernelLibraryTest extends KernelLibraryContract {
  @Override
  protected KernelLibrary library() {
    return new OneDnnKernelLibrary();
  }
}
