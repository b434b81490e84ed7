package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import org.bytedeco.dnnl.engine;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.engine.HalfPrecision;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Kernels;
import org.robustlt.core.engine.Parameters;

/** oneDNN, for float32 on CPUs, and bfloat16 between the layers where the CPU has it. */
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
    return new OneDnnKernels(parameters, ValueType.FLOAT32);
  }

  @Override
  public boolean supports(HalfPrecision between) {
    return between == HalfPrecision.BFLOAT16 && supports(DataType.FLOAT) && hasBfloat16();
  }

  @Override
  public Kernels open(Parameters parameters, HalfPrecision between) {
    return new OneDnnKernels(parameters, ValueType.BFLOAT16);
  }

  /** oneDNN's instruction sets are sets of bits: one that comprises another has its bits. */
  private static boolean hasBfloat16() {
    return (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core_bf16)
        == dnnl_cpu_isa_avx512_core_bf16;
  }

  /** Arrays of a backend for GPUs are not where the CPU could read them. */
  private static boolean loads() {
    if (Nd4j.getExecutioner().type() != OpExecutioner.ExecutionerType.NATIVE_CPU) {
      return false;
    }
    try (engine cpu = new engine(engine.kind.cpu, 0)) {
      return !cpu.isNull();
    } catch (LinkageError | RuntimeException e) {
      return false;
    }
  }
}
