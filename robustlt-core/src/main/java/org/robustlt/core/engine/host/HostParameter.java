package org.robustlt.core.engine.host;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.engine.Parameter;

/** A parameter's values, and the gradient that is gathered for it. */
final class HostParameter {
  private final HostValues memory;
  private final HostValues gradientMemory;
  private final double[] sum;
  final double[] values;
  final double[] gradient;

  HostParameter(Parameter parameter) {
    memory = new HostValues(parameter.value());
    INDArray accumulated = parameter.gradient().orElseThrow();
    gradientMemory = new HostValues(accumulated);
    values = new double[memory.length()];
    gradient = new double[memory.length()];
    sum = new double[memory.length()];
  }

  void read() {
    memory.read(values);
  }

  /** Adds the gradient to that of the network, and begins it anew. */
  void addGradient() {
    gradientMemory.read(sum);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += gradient[i];
    }
    gradientMemory.write(sum);
    Arrays.fill(gradient, 0);
  }
}
