package org.robustlt.attacks.golden;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.data.Images;
import org.robustlt.tck.golden.Npz;

/**
 * The small networks of golden kind 08 in plain loops over doubles: 3x3 convolutions, the first of
 * stride 1 and the others of stride 2, each with batch normalization by running statistics and
 * ReLU, then the mean over the image and a linear layer. It checks the attacks without the engine.
 */
public final class GoldenNetwork implements Classifier {
  private final GoldenConvolution[] convolutions;
  private final double[] weight;
  private final double[] bias;

  private GoldenNetwork(GoldenConvolution[] convolutions, double[] weight, double[] bias) {
    this.convolutions = convolutions;
    this.weight = weight;
    this.bias = bias;
  }

  /** Reads the weights below a prefix such as {@code net8/weights/}. */
  public static GoldenNetwork read(Npz arrays, String prefix) {
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
  public INDArray logits(Images batch) {
    INDArray images = batch.array();
    double[][][] maps = forward(images);
    double[][] logits = Arrays.stream(maps).map(this::logits).toArray(double[][]::new);
    return Nd4j.createFromArray(logits).castTo(images.dataType());
  }

  @Override
  public InputGradient inputGradient(Images batch, LogitLoss loss) {
    INDArray images = batch.array();
    double[][][] maps = forward(images);
    double[][] rows = Arrays.stream(maps).map(this::logits).toArray(double[][]::new);
    INDArray logits = Nd4j.createFromArray(rows).castTo(images.dataType());
    LogitLoss.Value value = loss.at(logits);
    double[][] logitGradients = value.gradient().castTo(DataType.DOUBLE).toDoubleMatrix();
    int side = Math.toIntExact(images.size(2));
    double[][] gradients = new double[maps.length][];
    Arrays.parallelSetAll(gradients, i -> backward(maps[i], side, logitGradients[i]));
    INDArray gradient =
        Nd4j.createFromArray(gradients)
            .castTo(images.dataType())
            .reshape(images.size(0), side, side, images.size(1))
            .permute(0, 3, 1, 2);
    return InputGradient.of(logits, value.losses(), gradient);
  }

  /** Returns, for every example, the image and the output of every convolution. */
  private double[][][] forward(INDArray images) {
    INDArray channelsLast = images.permute(0, 2, 3, 1).castTo(DataType.DOUBLE).dup('c');
    double[][] inputs = channelsLast.reshape(images.size(0), -1).toDoubleMatrix();
    double[][][] maps = new double[inputs.length][][];
    int side = Math.toIntExact(images.size(2));
    Arrays.parallelSetAll(maps, i -> forward(inputs[i], side));
    return maps;
  }

  private double[][] forward(double[] image, int imageSide) {
    double[][] maps = new double[convolutions.length + 1][];
    maps[0] = image;
    int side = imageSide;
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
    double[] features = new double[channels];
    for (int i = 0; i < last.length; i++) {
      features[i % channels] += last[i] / area;
    }
    double[] logits = bias.clone();
    for (int c = 0; c < logits.length; c++) {
      for (int k = 0; k < channels; k++) {
        logits[c] += weight[c * channels + k] * features[k];
      }
    }
    return logits;
  }

  private double[] backward(double[][] maps, int imageSide, double[] logitGradient) {
    int channels = weight.length / bias.length;
    double[] gradient = new double[maps[maps.length - 1].length];
    int area = gradient.length / channels;
    double[] features = new double[channels];
    for (int c = 0; c < logitGradient.length; c++) {
      for (int k = 0; k < channels; k++) {
        features[k] += weight[c * channels + k] * logitGradient[c] / area;
      }
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = features[i % channels];
    }
    int[] sides = new int[convolutions.length];
    int side = imageSide;
    for (int i = 0; i < sides.length; i++) {
      sides[i] = side;
      side = convolutions[i].outputSide(side);
    }
    for (int i = convolutions.length - 1; i >= 0; i--) {
      gradient = convolutions[i].backward(sides[i], maps[i + 1], gradient);
    }
    return gradient;
  }
}
