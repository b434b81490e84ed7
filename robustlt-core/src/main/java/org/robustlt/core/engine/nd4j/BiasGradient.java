package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.engine.Operation;

/** Adds the sum of each channel of a gradient to the gradient of a bias. */
final class BiasGradient implements Operation {
  private final ChannelSums sums;
  private final INDArray gradient;

  BiasGradient(INDArray outputGradient, INDArray gradient) {
    sums = new ChannelSums(outputGradient);
    this.gradient = gradient;
  }

  @Override
  public void run() {
    sums.run();
    for (int c = 0; c < gradient.length(); c++) {
      gradient.putScalar(c, gradient.getDouble(c) + sums.get(c));
    }
  }
}
