package org.robustlt.core.engine.onednn;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.contract.KernelLibraryContract;

/** Keeps the contract where two threads share the work, as other tests do it with one. */
class OneDnnKernelLibraryTest extends KernelLibraryContract {
  private static int usual;

  @BeforeAll
  static void shareTheWork() {
    usual = Team.processors();
    Team.ops().setOmpNumThreads(2);
  }

  @AfterAll
  static void workAlone() {
    Team.ops().setOmpNumThreads(usual);
  }

  @Override
  protected KernelLibrary library() {
    return new OneDnnKernelLibrary();
  }
}
