package org.robustlt.core.engine.host;

import java.util.Arrays;
import org.robustlt.api.data.ImageShape;

/** The first token. */
record HostClassToken(ImageShape shape) implements HostLayer {
  @Override
  public void forward(double[] input, double[] output) {
    for (int c = 0; c < shape.channels(); c++) {
      output[c] = input[c * shape.height()];
    }
  }

  @Override
  public void backwardInput(double[] input, double[] outputGradient, double[] inputGradient) {
    Arrays.fill(inputGradient, 0);
    for (int c = 0; c < shape.channels(); c++) {
      inputGradient[c * shape.height()] = outputGradient[c];
    }
  }
}
