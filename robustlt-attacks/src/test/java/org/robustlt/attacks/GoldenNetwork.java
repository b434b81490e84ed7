package org.robustlt.attacks;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.tck.golden.Npz;

/**
 * The small networks of golden kind 08 in plain loops over doubles: 3x3 convolutions, the first of
 * stride 1 and the others of stride 2, each with batch normalization by running statistics and
 * ReLU, then the mean over the image and a linear layer. It checks the attacks without the engine.
 */
final class GoldenNetwork implements Classifier {
  private final GoldenConvolution[] convolutions;
  private final double[] weight;
  private final double[] bias;

  private GoldenNetwork(GoldenConvolution[] convolutions, double[] weight, double[] bias) {
    this.convolutions = convolutions;
    this.weight = weight;
    this.bias = bias;
  }

  /** Reads the weights below a prefix such as {@code net8/weights/}. */
  static GoldenNetwork read(Npz arrays, String prefix) {
    int depth = 0;
    while (arrays.has(prefix + "backbone.conv" + (depth + 1) + ".weight")) {
      depth++;
    }
    GoldenConvolution[] convolutions = new GoldenConvolution[depth];
    Arrays.setAll(convolutions, i -> GoldenConvolution.read(arrays, prefix, i));
    return new GoldenNetwork(
        convolutions,
        arrays.get(prefix + "classifier.fc.weight").doubles(),
        arrays.get(prefix + "classifier.fc.bias").doubles());
  }

  @Override
  public int classes() {
    return bias.length;
  }

  @Override
  public INDArray logits(INDArray images) {
    double[][] logits = new double[Math.toIntExact(images.size(0))][];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = logits(forward(images, i));
    }
    return Nd4j.createFromArray(logits).castTo(images.dataType());
  }

  @Override
  public InputGradient inputGradient(INDArray images, LogitLoss loss) {
    int examples = Math.toIntExact(images.size(0));
    double[][][] maps = new double[examples][][];
    double[][] rows = new double[examples][];
    for (int i = 0; i < examples; i++) {
      maps[i] = forward(images, i);
      rows[i] = logits(maps[i]);
    }
    INDArray logits = Nd4j.createFromArray(rows).castTo(images.dataType());
    LogitLoss.Value value = loss.at(logits);
    double[][] logitGradients = value.gradient().castTo(DataType.DOUBLE).toDoubleMatrix();
    double[][] gradients = new double[examples][];
    for (int i = 0; i < examples; i++) {
      gradients[i] = backward(maps[i], logitGradients[i]);
    }
    return new InputGradient(
        logits,
        value.losses(),
        Nd4j.createFromArray(gradients).castTo(images.dataType()).reshape(images.shape()));
  }

  /** Returns the image and the output of every convolution. */
  private double[][] forward(INDArray images, int example) {
    double[][] maps = new double[convolutions.length + 1][];
    maps[0] = images.slice(example).castTo(DataType.DOUBLE).dup('c').data().asDouble();
    int side = Math.toIntExact(images.size(2));
    for (int i = 0; i < convolutions.length; i++) {
      maps[i + 1] = convolutions[i].forward(maps[i], side);
      side = convolutions[i].outputSide(side);
    }
    return maps;
  }

  private double[] logits(double[][] maps) {
    double[] last = maps[maps.length - 1];
    int channels = weight.length / bias.length;
    int area = last.length / channels;
    double[] logits = bias.clone();
    for (int k = 0; k < channels; k++) {
      double sum = 0;
      for (int p = 0; p < area; p++) {
        sum += last[k * area + p];
      }
      for (int c = 0; c < logits.length; c++) {
        logits[c] += weight[c * channels + k] * sum / area;
      }
    }
    return logits;
  }

  private double[] backward(double[][] maps, double[] logitGradient) {
    int channels = weight.length / bias.length;
    double[] gradient = new double[maps[maps.length - 1].length];
    int area = gradient.length / channels;
    for (int k = 0; k < channels; k++) {
      double sum = 0;
      for (int c = 0; c < logitGradient.length; c++) {
        sum += weight[c * channels + k] * logitGradient[c];
      }
      Arrays.fill(gradient, k * area, (k + 1) * area, sum / area);
    }
    for (int i = convolutions.length - 1; i >= 0; i--) {
      gradient = convolutions[i].backward(maps[i], maps[i + 1], gradient);
    }
    return gradient;
  }
}
