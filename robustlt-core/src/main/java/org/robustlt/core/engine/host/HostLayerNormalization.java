package org.robustlt.core.engine.host;

import java.util.List;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.engine.Parameter;

/** Layer normalization of each pixel over its channels. */
final class HostLayerNormalization implements HostLayer {
  private final double epsilon;
  private final int channels;
  private final int pixels;
  private final HostParameter weight;
  private final HostParameter bias;

  HostLayerNormalization(double epsilon, ImageShape shape, List<Parameter> parameters) {
    this.epsilon = epsilon;
    channels = shape.channels();
    pixels = shape.height() * shape.width();
    weight = new HostParameter(parameters.get(0));
    bias = new HostParameter(parameters.get(1));
  }

  @Override
  public void readParameters() {
    weight.read();
    bias.read();
  }

  private double mean(double[] values, int pixel) {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      sum += values[c * pixels + pixel];
    }
    return sum / channels;
  }

  private double inverseDeviation(double[] values, int pixel, double mean) {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      double distance = values[c * pixels + pixel] - mean;
      sum += distance * distance;
    }
    return 1 / Math.sqrt(sum / channels + epsilon);
  }

  @Override
  public void forward(double[] input, double[] output) {
    for (int p = 0; p < pixels; p++) {
      double mean = mean(input, p);
      double scale = inverseDeviation(input, p, mean);
      for (int c = 0; c < channels; c++) {
        int at = c * pixels + p;
        output[at] = (input[at] - mean) * scale * weight.values[c] + bias.values[c];
      }
    }
  }

  @Override
  public void backwardInput(double[] input, double[] outputGradient, double[] inputGradient) {
    for (int p = 0; p < pixels; p++) {
      double mean = mean(input, p);
      double scale = inverseDeviation(input, p, mean);
      double sum = 0;
      double product = 0;
      for (int c = 0; c < channels; c++) {
        int at = c * pixels + p;
        double gradient = outputGradient[at] * weight.values[c];
        sum += gradient;
        product += gradient * (input[at] - mean) * scale;
      }
      for (int c = 0; c < channels; c++) {
        int at = c * pixels + p;
        double normalized = (input[at] - mean) * scale;
        inputGradient[at] =
            scale
                * (outputGradient[at] * weight.values[c]
                    - sum / channels
                    - normalized * product / channels);
      }
    }
  }

  @Override
  public void backwardParameters(double[] input, double[] outputGradient) {
    for (int p = 0; p < pixels; p++) {
      double mean = mean(input, p);
      double scale = inverseDeviation(input, p, mean);
      for (int c = 0; c < channels; c++) {
        int at = c * pixels + p;
        weight.gradient[c] += outputGradient[at] * (input[at] - mean) * scale;
        bias.gradient[c] += outputGradient[at];
      }
    }
  }

  @Override
  public void addParameterGradients() {
    weight.addGradient();
    bias.addGradient();
  }
}
