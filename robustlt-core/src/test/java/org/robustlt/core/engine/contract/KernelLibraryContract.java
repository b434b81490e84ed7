package org.robustlt.core.engine.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.robustlt.core.engine.KernelLibrary;

/** Tries every check of the contract on a library. */
public abstract class KernelLibraryContract {
  /** Returns the library under test. */
  protected abstract KernelLibrary library();

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return KernelContract.of(library())
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }
}
