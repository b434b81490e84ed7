package org.robustlt.bench.step;

import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.core.engine.HalfPrecision;
import org.robustlt.core.engine.Home;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Kernels;
import org.robustlt.core.engine.Parameters;

/**
 * A kernel library under a meter.
 *
 * @param library what computes
 * @param meter what counts
 */
record MeteredLibrary(KernelLibrary library, Meter meter) implements KernelLibrary {
  @Override
  public String name() {
    return library.name();
  }

  @Override
  public int preference() {
    return library.preference();
  }

  @Override
  public boolean supports(DataType type) {
    return library.supports(type);
  }

  @Override
  public Home home() {
    return library.home();
  }

  @Override
  public Kernels open(Parameters parameters) {
    return new MeteredKernels(library.open(parameters), home(), meter);
  }

  @Override
  public boolean supports(HalfPrecision between) {
    return library.supports(between);
  }

  @Override
  public Kernels open(Parameters parameters, HalfPrecision between) {
    return new MeteredKernels(library.open(parameters, between), home(), meter);
  }
}
