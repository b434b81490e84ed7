package org.robustlt.torch;

import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.core.engine.Home;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Kernels;
import org.robustlt.core.engine.Parameters;

/**
 * libtorch, for float32 and float64, and 16 bits between the layers. On a CPU it is there to be
 * compared with, so others are preferred there; on a device there is no other.
 */
public final class TorchKernelLibrary implements KernelLibrary {
  private static final int ON_A_CPU = -1;
  private static final int ON_A_DEVICE = 100;

  private final TorchHome home = new TorchHome();

  /** Made by the service loader. */
  public TorchKernelLibrary() {}

  @Override
  public String name() {
    return "torch";
  }

  @Override
  public int preference() {
    return Torch.isOnDevice() ? ON_A_DEVICE : ON_A_CPU;
  }

  @Override
  public boolean supports(DataType type) {
    return (type == DataType.FLOAT || type == DataType.DOUBLE) && Torch.loads();
  }

  @Override
  public Home home() {
    return home;
  }

  @Override
  public Kernels open(Parameters parameters) {
    ValueType type = ValueType.of(parameters.weights().type());
    return new TorchKernels(new Values(Torch.device(), type, type), home, parameters);
  }

  @Override
  public boolean supportsBfloat16() {
    return supports(DataType.FLOAT);
  }

  @Override
  public Kernels openBfloat16(Parameters parameters) {
    return new TorchKernels(
        new Values(Torch.device(), ValueType.FLOAT32, ValueType.BFLOAT16), home, parameters);
  }
}
