package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Kernels;
import org.robustlt.core.engine.Parameters;

/** The library that works with every ND4J backend. */
public final class Nd4jKernelLibrary implements KernelLibrary {
  @Override
  public String name() {
    return "nd4j";
  }

  /** Returns the least rank: other libraries are made because they are faster. */
  @Override
  public int preference() {
    return 0;
  }

  @Override
  public boolean supports(DataType type) {
    return type == DataType.FLOAT || type == DataType.DOUBLE;
  }

  @Override
  public Kernels open(Parameters parameters) {
    return new Nd4jKernels(parameters);
  }
}
