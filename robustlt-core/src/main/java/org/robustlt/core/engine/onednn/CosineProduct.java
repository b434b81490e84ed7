package org.robustlt.core.engine.onednn;

import java.util.Arrays;
import org.robustlt.api.network.Layer;

/**
 * The arithmetic of a cosine layer on plain arrays: with {@code u = x/|x|^η} and {@code v =
 * W/(|W|^η+γ)}, the output is {@code scale·u·vᵀ + b}.
 */
final class CosineProduct {
  private final Layer.CosineLinear layer;
  private final int batch;
  private final int length;
  private final double[] inputs;
  private final double[] inputNorms;
  private final double[] weights;
  private final double[] weightNorms;
  private final double[] row;

  CosineProduct(Layer.CosineLinear layer, int batch, int length) {
    this.layer = layer;
    this.batch = batch;
    this.length = length;
    inputs = new double[batch * length];
    inputNorms = new double[batch];
    weights = new double[layer.outputs() * length];
    weightNorms = new double[layer.outputs()];
    row = new double[length];
  }

  /** Computes the output; the other methods belong to the latest call. */
  void forward(float[] x, float[] w, float[] bias, float[] output) {
    normalize(x, inputs, inputNorms, 0);
    normalize(w, weights, weightNorms, layer.gamma());
    for (int n = 0; n < batch; n++) {
      for (int k = 0; k < layer.outputs(); k++) {
        double dot = dot(inputs, n * length, weights, k * length);
        output[n * layer.outputs() + k] = (float) (layer.scale() * dot + bias[k]);
      }
    }
  }

  /** Computes the gradient with respect to x from that with respect to the output. */
  void backwardInput(float[] outputGradient, float[] inputGradient) {
    for (int n = 0; n < batch; n++) {
      Arrays.fill(row, 0);
      for (int k = 0; k < layer.outputs(); k++) {
        double factor = layer.scale() * outputGradient[n * layer.outputs() + k];
        add(row, factor, weights, k * length);
      }
      through(row, inputs, n, inputNorms[n], 0, inputGradient);
    }
  }

  /** Computes the gradients with respect to the weights and the bias. */
  void backwardParameters(float[] outputGradient, float[] weightGradient, float[] biasGradient) {
    for (int k = 0; k < layer.outputs(); k++) {
      Arrays.fill(row, 0);
      double sum = 0;
      for (int n = 0; n < batch; n++) {
        double gradient = outputGradient[n * layer.outputs() + k];
        sum += gradient;
        add(row, layer.scale() * gradient, inputs, n * length);
      }
      biasGradient[k] = (float) sum;
      through(row, weights, k, weightNorms[k], layer.gamma(), weightGradient);
    }
  }

  /** Divides each row by the power of its norm plus a constant. */
  private void normalize(float[] values, double[] normalized, double[] norms, double plus) {
    for (int n = 0; n < norms.length; n++) {
      double squares = 0;
      for (int i = n * length; i < (n + 1) * length; i++) {
        squares += (double) values[i] * values[i];
      }
      norms[n] = Math.sqrt(squares);
      double divisor = Math.pow(norms[n], layer.eta()) + plus;
      for (int i = n * length; i < (n + 1) * length; i++) {
        normalized[i] = values[i] / divisor;
      }
    }
  }

  /**
   * Takes a gradient back through the normalization of a row: with {@code y = x/d}, {@code d =
   * |x|^η + plus}, the gradient is {@code (g − y·(y·g)·η·|x|^(η−2)·d)/d}.
   */
  private void through(
      double[] gradient, double[] normalized, int n, double norm, double plus, float[] result) {
    double power = Math.pow(norm, layer.eta());
    double divisor = power + plus;
    int begin = n * length;
    double along = 0;
    for (int i = 0; i < length; i++) {
      along += normalized[begin + i] * gradient[i];
    }
    double factor = along * layer.eta() * power / (norm * norm) * divisor;
    for (int i = 0; i < length; i++) {
      result[begin + i] = (float) ((gradient[i] - normalized[begin + i] * factor) / divisor);
    }
  }

  private double dot(double[] a, int aBegin, double[] b, int bBegin) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[aBegin + i] * b[bBegin + i];
    }
    return sum;
  }

  private void add(double[] row, double factor, double[] of, int begin) {
    for (int i = 0; i < length; i++) {
      row[i] += factor * of[begin + i];
    }
  }
}
