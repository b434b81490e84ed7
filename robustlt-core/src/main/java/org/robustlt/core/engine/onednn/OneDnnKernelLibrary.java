package org.robustlt.core.engine.onednn;

import org.bytedeco.dnnl.engine;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Kernels;
import org.robustlt.core.engine.Parameters;

/** oneDNN, for float32 on CPUs. */
public final class OneDnnKernelLibrary implements KernelLibrary {
  /** Made by the service loader. */
  public OneDnnKernelLibrary() {}

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public int preference() {
    return 10;
  }

  @Override
  public boolean supports(DataType type) {
    return type == DataType.FLOAT && loads();
  }

  @Override
  public Kernels open(Parameters parameters) {
    return new OneDnnKernels(parameters);
  }

  private static boolean loads() {
    try (engine cpu = new engine(engine.kind.cpu, 0)) {
      return !cpu.isNull();
    } catch (LinkageError | RuntimeException e) {
      return false;
    }
  }
}
