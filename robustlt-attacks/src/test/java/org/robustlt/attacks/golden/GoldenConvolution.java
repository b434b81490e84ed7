package org.robustlt.attacks.golden;

import org.robustlt.tck.golden.Npz;

/**
 * A 3x3 convolution with padding 1, batch normalization by running statistics, and ReLU. Maps are
 * {@code [height, width, channels]}, so that the inner loops run over channels.
 */
final class GoldenConvolution {
  private static final double VARIANCE_EPSILON = 1e-5;

  private final int inputs;
  private final int outputs;
  private final int stride;

  /** {@code [tap][input][output]}. */
  private final double[][][] forwardWeights;

  /** {@code [tap][output][input]}. */
  private final double[][][] backwardWeights;

  private final double[] shift;

  private GoldenConvolution(int inputs, int outputs, int stride, double[] shift) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.stride = stride;
    this.shift = shift;
    this.forwardWeights = new double[9][inputs][outputs];
    this.backwardWeights = new double[9][outputs][inputs];
  }

  static GoldenConvolution read(Npz arrays, String prefix, int index) {
    String norm = prefix + "backbone.bn" + (index + 1) + ".";
    String name = prefix + "backbone.conv" + (index + 1) + ".weight";
    double[] scale = arrays.get(norm + "weight").doubles();
    double[] shift = arrays.get(norm + "bias").doubles();
    double[] mean = arrays.get(norm + "running_mean").doubles();
    double[] variance = arrays.get(norm + "running_var").doubles();
    for (int k = 0; k < scale.length; k++) {
      scale[k] /= Math.sqrt(variance[k] + VARIANCE_EPSILON);
      shift[k] -= mean[k] * scale[k];
    }
    long[] shape = arrays.get(name).shape();
    GoldenConvolution convolution =
        new GoldenConvolution((int) shape[1], (int) shape[0], index == 0 ? 1 : 2, shift);
    convolution.fill(arrays.get(name).doubles(), scale);
    return convolution;
  }

  private void fill(double[] weights, double[] scale) {
    for (int k = 0; k < outputs; k++) {
      for (int c = 0; c < inputs; c++) {
        for (int tap = 0; tap < 9; tap++) {
          double weight = weights[(k * inputs + c) * 9 + tap] * scale[k];
          forwardWeights[tap][c][k] = weight;
          backwardWeights[tap][k][c] = weight;
        }
      }
    }
  }

  int outputSide(int side) {
    return (side - 1) / stride + 1;
  }

  double[] forward(double[] input, int side) {
    int outSide = outputSide(side);
    double[] output = new double[outSide * outSide * outputs];
    for (int y = 0; y < outSide; y++) {
      for (int x = 0; x < outSide; x++) {
        int to = (y * outSide + x) * outputs;
        System.arraycopy(shift, 0, output, to, outputs);
        for (int tap = 0; tap < 9; tap++) {
          int from = place(y, x, tap, side) * inputs;
          for (int c = 0; from >= 0 && c < inputs; c++) {
            addMultiple(input[from + c], forwardWeights[tap][c], output, to);
          }
        }
      }
    }
    for (int i = 0; i < output.length; i++) {
      output[i] = Math.max(0, output[i]);
    }
    return output;
  }

  double[] backward(int side, double[] output, double[] outputGradient) {
    int outSide = outputSide(side);
    double[] gradient = new double[side * side * inputs];
    for (int y = 0; y < outSide; y++) {
      for (int x = 0; x < outSide; x++) {
        int from = (y * outSide + x) * outputs;
        for (int tap = 0; tap < 9; tap++) {
          int to = place(y, x, tap, side) * inputs;
          for (int k = 0; to >= 0 && k < outputs; k++) {
            if (output[from + k] > 0) {
              addMultiple(outputGradient[from + k], backwardWeights[tap][k], gradient, to);
            }
          }
        }
      }
    }
    return gradient;
  }

  /** Returns the place in the input that a tap of an output place reads; negative if outside. */
  private int place(int y, int x, int tap, int side) {
    int row = y * stride + tap / 3 - 1;
    int column = x * stride + tap % 3 - 1;
    boolean inside = row >= 0 && row < side && column >= 0 && column < side;
    return inside ? row * side + column : -1;
  }

  private static void addMultiple(double factor, double[] row, double[] sum, int offset) {
    for (int i = 0; i < row.length; i++) {
      sum[offset + i] += factor * row[i];
    }
  }
}
