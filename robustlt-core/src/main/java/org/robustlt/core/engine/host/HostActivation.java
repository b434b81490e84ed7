package org.robustlt.core.engine.host;

import org.robustlt.api.network.Layer.Activation.Curve;

/** A function of every value by itself. */
record HostActivation(Curve curve) implements HostLayer {
  private static final double LEAK = 0.01;
  private static final double SQRT_2 = Math.sqrt(2);
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

  @Override
  public void forward(double[] input, double[] output) {
    for (int i = 0; i < output.length; i++) {
      output[i] = value(input[i]);
    }
  }

  @Override
  public void backwardInput(double[] input, double[] outputGradient, double[] inputGradient) {
    for (int i = 0; i < inputGradient.length; i++) {
      inputGradient[i] = outputGradient[i] * slope(input[i]);
    }
  }

  private double value(double x) {
    return switch (curve) {
      case LEAKY_RELU -> x > 0 ? x : LEAK * x;
      case SILU -> x * sigmoid(x);
      case SOFTPLUS -> x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
      case GELU -> x * distribution(x);
    };
  }

  private double slope(double x) {
    return switch (curve) {
      case LEAKY_RELU -> x > 0 ? 1 : LEAK;
      case SILU -> sigmoid(x) * (1 + x * (1 - sigmoid(x)));
      case SOFTPLUS -> sigmoid(x);
      case GELU -> distribution(x) + x * DENSITY_AT_0 * Math.exp(-0.5 * x * x);
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** The distribution function of the normal distribution. */
  private static double distribution(double x) {
    return 0.5 * ErrorFunction.complement(-x / SQRT_2);
  }
}
