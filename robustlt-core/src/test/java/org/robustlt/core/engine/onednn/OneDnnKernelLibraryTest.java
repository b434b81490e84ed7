package org.robustlt.core.engine.onednn;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.contract.KernelLibraryContract;

/** Keeps the contract where two threads share the work, as other tests do it with one. */
class OneDnnKernelLibraryTest extends KernelLibraryContract {
  private static int usual;

  @BeforeAll
  static void shareTheWork() {
    usual = Team.processors();
    operations().setOmpNumThreads(2);
  }

  @AfterAll
  static void workAlone() {
    operations().setOmpNumThreads(usual);
  }

  private static NativeOps operations() {
    Nd4j.getExecutioner();
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }

  @Override
  protected KernelLibrary library() {
    return new OneDnnKernelLibrary();
  }
}
