package org.robustlt.core.engine.host;

import java.util.List;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.engine.Parameter;

/** A class token before the pixels of an image, and an embedding added to each. */
final class HostTokenEmbedding implements HostLayer {
  private final int channels;
  private final int pixels;
  private final HostParameter classToken;
  private final HostParameter position;

  HostTokenEmbedding(ImageShape shape, List<Parameter> parameters) {
    channels = shape.channels();
    pixels = shape.height() * shape.width();
    classToken = new HostParameter(parameters.get(0));
    position = new HostParameter(parameters.get(1));
  }

  @Override
  public void readParameters() {
    classToken.read();
    position.read();
  }

  @Override
  public void forward(double[] input, double[] output) {
    int tokens = pixels + 1;
    for (int c = 0; c < channels; c++) {
      output[c * tokens] = classToken.values[c] + position.values[c];
      for (int p = 0; p < pixels; p++) {
        output[c * tokens + p + 1] =
            input[c * pixels + p] + position.values[(p + 1) * channels + c];
      }
    }
  }

  @Override
  public void backwardInput(double[] input, double[] outputGradient, double[] inputGradient) {
    for (int c = 0; c < channels; c++) {
      System.arraycopy(outputGradient, c * (pixels + 1) + 1, inputGradient, c * pixels, pixels);
    }
  }

  @Override
  public void backwardParameters(double[] input, double[] outputGradient) {
    int tokens = pixels + 1;
    for (int c = 0; c < channels; c++) {
      classToken.gradient[c] += outputGradient[c * tokens];
      for (int t = 0; t < tokens; t++) {
        position.gradient[t * channels + c] += outputGradient[c * tokens + t];
      }
    }
  }

  @Override
  public void addParameterGradients() {
    classToken.addGradient();
    position.addGradient();
  }
}
