package org.robustlt.core.engine.host;

/** Standardization of an image by its own mean and deviation. */
record HostImageStandardization() implements HostLayer {
  @Override
  public void forward(double[] input, double[] output) {
    double mean = mean(input);
    double deviation = Math.max(deviation(input, mean), least(input));
    for (int i = 0; i < input.length; i++) {
      output[i] = (input[i] - mean) / deviation;
    }
  }

  @Override
  public void backwardInput(double[] input, double[] outputGradient, double[] inputGradient) {
    double mean = mean(input);
    double deviation = deviation(input, mean);
    boolean least = deviation < least(input);
    double divisor = Math.max(deviation, least(input));
    double sum = 0;
    double along = 0;
    for (int i = 0; i < input.length; i++) {
      sum += outputGradient[i];
      along += outputGradient[i] * (input[i] - mean) / divisor;
    }
    for (int i = 0; i < input.length; i++) {
      double through = least ? 0 : (input[i] - mean) / divisor * along / input.length;
      inputGradient[i] = (outputGradient[i] - sum / input.length - through) / divisor;
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  private static double least(double[] values) {
    return 1 / Math.sqrt(values.length);
  }
}
