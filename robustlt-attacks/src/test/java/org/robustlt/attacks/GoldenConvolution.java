package org.robustlt.attacks;

import org.robustlt.tck.golden.Npz;

/** A 3x3 convolution with padding 1, batch normalization by running statistics, and ReLU. */
final class GoldenConvolution {
  private static final double VARIANCE_EPSILON = 1e-5;

  private final int inputs;
  private final int outputs;
  private final int stride;
  private final double[] weight;
  private final double[] scale;
  private final double[] shift;

  private GoldenConvolution(
      int inputs, int outputs, int stride, double[] weight, double[] scale, double[] shift) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.stride = stride;
    this.weight = weight;
    this.scale = scale;
    this.shift = shift;
  }

  static GoldenConvolution read(Npz arrays, String prefix, int index) {
    String norm = prefix + "backbone.bn" + (index + 1) + ".";
    String convolution = prefix + "backbone.conv" + (index + 1) + ".weight";
    double[] scale = arrays.get(norm + "weight").doubles();
    double[] shift = arrays.get(norm + "bias").doubles();
    double[] mean = arrays.get(norm + "running_mean").doubles();
    double[] variance = arrays.get(norm + "running_var").doubles();
    for (int k = 0; k < scale.length; k++) {
      scale[k] /= Math.sqrt(variance[k] + VARIANCE_EPSILON);
      shift[k] -= mean[k] * scale[k];
    }
    long[] shape = arrays.get(convolution).shape();
    return new GoldenConvolution(
        (int) shape[1],
        (int) shape[0],
        index == 0 ? 1 : 2,
        arrays.get(convolution).doubles(),
        scale,
        shift);
  }

  int outputSide(int side) {
    return (side - 1) / stride + 1;
  }

  double[] forward(double[] input, int side) {
    int outSide = outputSide(side);
    double[] output = new double[outputs * outSide * outSide];
    for (int k = 0; k < outputs; k++) {
      for (int c = 0; c < inputs; c++) {
        for (int tap = 0; tap < 9; tap++) {
          double w = weight[(k * inputs + c) * 9 + tap];
          for (int y = firstRow(tap / 3); y < endRow(tap / 3, side, outSide); y++) {
            int from = (c * side + y * stride + tap / 3 - 1) * side + tap % 3 - 1;
            int to = (k * outSide + y) * outSide;
            for (int x = firstRow(tap % 3); x < endRow(tap % 3, side, outSide); x++) {
              output[to + x] += w * input[from + x * stride];
            }
          }
        }
      }
    }
    int area = outSide * outSide;
    for (int i = 0; i < output.length; i++) {
      output[i] = Math.max(0, scale[i / area] * output[i] + shift[i / area]);
    }
    return output;
  }

  double[] backward(double[] input, double[] output, double[] outputGradient) {
    int side = (int) Math.round(Math.sqrt(input.length / (double) inputs));
    int outSide = outputSide(side);
    int area = outSide * outSide;
    double[] before = new double[output.length];
    for (int i = 0; i < output.length; i++) {
      before[i] = output[i] > 0 ? scale[i / area] * outputGradient[i] : 0;
    }
    double[] gradient = new double[input.length];
    for (int k = 0; k < outputs; k++) {
      for (int c = 0; c < inputs; c++) {
        for (int tap = 0; tap < 9; tap++) {
          double w = weight[(k * inputs + c) * 9 + tap];
          for (int y = firstRow(tap / 3); y < endRow(tap / 3, side, outSide); y++) {
            int to = (c * side + y * stride + tap / 3 - 1) * side + tap % 3 - 1;
            int from = (k * outSide + y) * outSide;
            for (int x = firstRow(tap % 3); x < endRow(tap % 3, side, outSide); x++) {
              gradient[to + x * stride] += w * before[from + x];
            }
          }
        }
      }
    }
    return gradient;
  }

  /** Returns the first output place whose tap lies in the input. */
  private static int firstRow(int tap) {
    return tap == 0 ? 1 : 0;
  }

  /** Returns the end of the output places whose tap lies in the input. */
  private int endRow(int tap, int side, int outSide) {
    int end = (side - tap) / stride + 1;
    return Math.min(end, outSide);
  }
}
