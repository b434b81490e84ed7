package org.robustlt.torch;

import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.core.engine.HalfPrecision;
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

  private final TorchHome home;
  private final boolean tf32;

  /** Made by the service loader. */
  public TorchKernelLibrary() {
    this(new TorchHome(), false);
  }

  private TorchKernelLibrary(TorchHome home, boolean tf32) {
    this.home = home;
    this.tf32 = tf32;
  }

  @Override
  public KernelLibrary withTf32() {
    return new TorchKernelLibrary(home, true);
  }

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
    return open(parameters, type, type);
  }

  @Override
  public boolean supports(HalfPrecision between) {
    return supports(DataType.FLOAT);
  }

  @Override
  public Kernels open(Parameters parameters, HalfPrecision between) {
    return open(parameters, ValueType.FLOAT32, ValueType.of(between));
  }

  private TorchKernels open(Parameters parameters, ValueType wide, ValueType between) {
    Values values = new Values(Torch.device(), wide, between);
    // libtorch has one setting for the process; what was opened last decides.
    Torch.allowTf32(tf32);
    return new TorchKernels(values, home, parameters);
  }
}
