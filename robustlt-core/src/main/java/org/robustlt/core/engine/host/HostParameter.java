package org.robustlt.core.engine.host;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.weight.Vector;
import org.robustlt.core.engine.Parameter;

/**
 * A parameter's values, and the gradient that is gathered for it, wherever the network has them.
 */
final class HostParameter {
  private final Vector home;
  private final Vector gradientHome;
  private final INDArray array;
  private final HostValues memory;
  private final double[] sum;
  final double[] values;
  final double[] gradient;

  HostParameter(Parameter parameter) {
    home = parameter.values();
    gradientHome = parameter.gradientPart().orElseThrow().values();
    array = home.array().dup();
    memory = new HostValues(array, 1);
    values = new double[memory.length()];
    gradient = new double[memory.length()];
    sum = new double[memory.length()];
  }

  void read() {
    array.assign(home.array());
    memory.read(0, values);
  }

  /** Adds the gradient to that of the network, and begins it anew. */
  void addGradient() {
    array.assign(gradientHome.array());
    memory.read(0, sum);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += gradient[i];
    }
    memory.write(0, sum);
    gradientHome.load(array);
    Arrays.fill(gradient, 0);
  }
}
