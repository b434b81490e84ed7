package org.robustlt.core.engine.host;

/** A layer on one image, whose values lie channel by channel, row by row. */
interface HostLayer {
  /** Computes the output. */
  void forward(double[] input, double[] output);

  /** Computes the gradient with respect to the input. */
  void backwardInput(double[] input, double[] outputGradient, double[] inputGradient);

  /** Adds the gradients with respect to the parameters, if there are any. */
  default void backwardParameters(double[] input, double[] outputGradient) {}

  /** Takes the parameters as they are now. */
  default void readParameters() {}

  /** Hands the gradients of the parameters over, and begins them anew. */
  default void addParameterGradients() {}
}
