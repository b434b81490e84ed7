package org.robustlt.core.engine.onednn;

import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.KernelLibraryContract;

class OneDnnKernelLibraryTest extends KernelLibraryContract {
  @Override
  protected KernelLibrary library() {
    return new OneDnnKernelLibrary();
  }
}
