package org.robustlt.core.engine.host;

import java.util.Arrays;
import org.robustlt.api.data.ImageShape;

/** Every second pixel, and channels of zeros on both sides. */
record HostPaddedShortcut(ImageShape input, ImageShape output) implements HostLayer {
  @Override
  public void forward(double[] from, double[] to) {
    Arrays.fill(to, 0);
    for (int c = 0; c < input.channels(); c++) {
      for (int y = 0; y < output.height(); y++) {
        for (int x = 0; x < output.width(); x++) {
          to[target(c, y, x)] = from[source(c, y, x)];
        }
      }
    }
  }

  @Override
  public void backwardInput(double[] from, double[] outputGradient, double[] inputGradient) {
    Arrays.fill(inputGradient, 0);
    for (int c = 0; c < input.channels(); c++) {
      for (int y = 0; y < output.height(); y++) {
        for (int x = 0; x < output.width(); x++) {
          inputGradient[source(c, y, x)] = outputGradient[target(c, y, x)];
        }
      }
    }
  }

  private int source(int channel, int y, int x) {
    return (channel * input.height() + 2 * y) * input.width() + 2 * x;
  }

  private int target(int channel, int y, int x) {
    int before = (output.channels() - input.channels()) / 2;
    return ((channel + before) * output.height() + y) * output.width() + x;
  }
}
