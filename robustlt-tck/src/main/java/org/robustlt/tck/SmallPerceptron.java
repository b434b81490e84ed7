package org.robustlt.tck;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;

/**
 * A network for tests: one hidden layer, {@code logits = B·tanh(A·x)}, with random weights, in
 * plain loops over doubles.
 *
 * <p>It lends its results exactly as the contract of {@link Classifier} allows: the next call fills
 * the arrays of the last one with NaN, and complains if somebody has written to them.
 */
public final class SmallPerceptron implements Classifier {
  private final double[][] hiddenWeights;
  private final double[][] outputWeights;
  private final LentArrays lent;

  /**
   * Draws the weights.
   *
   * @param inputs number of values of an image
   * @param hidden number of hidden units
   * @param classes number of classes
   * @param random where the weights come from
   */
  public SmallPerceptron(int inputs, int hidden, int classes, RandomSource random) {
    this(inputs, hidden, classes, random, LentArrays.Afterwards.NO_NUMBERS);
  }

  SmallPerceptron(
      int inputs, int hidden, int classes, RandomSource random, LentArrays.Afterwards afterwards) {
    this.lent = new LentArrays(afterwards);
    this.hiddenWeights = weights(hidden, inputs, random.at("hidden").generator());
    this.outputWeights = weights(classes, hidden, random.at("output").generator());
  }

  private static double[][] weights(int rows, int columns, RandomGenerator generator) {
    double[][] weights = new double[rows][columns];
    for (double[] row : weights) {
      for (int j = 0; j < columns; j++) {
        row[j] = 3 * generator.nextGaussian() / Math.sqrt(columns);
      }
    }
    return weights;
  }

  @Override
  public int classes() {
    return outputWeights.length;
  }

  @Override
  public INDArray logits(Images images) {
    lent.takeBack();
    double[][] logits = rows(images.array());
    for (int i = 0; i < logits.length; i++) {
      logits[i] = logits(hidden(logits[i]));
    }
    return lent.lend(array(images.type(), logits));
  }

  @Override
  public InputGradient inputGradient(Images images, LogitLoss loss) {
    lent.takeBack();
    double[][] hidden = rows(images.array());
    double[][] logits = new double[hidden.length][];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = hidden(hidden[i]);
      logits[i] = logits(hidden[i]);
    }
    INDArray logitArray = array(images.type(), logits);
    LogitLoss.Value value = loss.at(logitArray);
    double[][] gradients = rows(value.gradient());
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = backward(hidden[i], gradients[i]);
    }
    INDArray gradient = array(images.type(), gradients).reshape(images.shape());
    return InputGradient.of(
        lent.lend(logitArray), value.losses(), lent.lend(channelsLast(gradient)));
  }

  private double[] hidden(double[] image) {
    double[] hidden = new double[hiddenWeights.length];
    for (int h = 0; h < hidden.length; h++) {
      double sum = 0;
      for (int j = 0; j < image.length; j++) {
        sum += hiddenWeights[h][j] * (image[j] - 0.5);
      }
      hidden[h] = Math.tanh(sum);
    }
    return hidden;
  }

  private double[] logits(double[] hidden) {
    double[] logits = new double[outputWeights.length];
    for (int c = 0; c < logits.length; c++) {
      for (int h = 0; h < hidden.length; h++) {
        logits[c] += outputWeights[c][h] * hidden[h];
      }
    }
    return logits;
  }

  private double[] backward(double[] hidden, double[] logitGradient) {
    double[] gradient = new double[hiddenWeights[0].length];
    for (int h = 0; h < hidden.length; h++) {
      double sum = 0;
      for (int c = 0; c < logitGradient.length; c++) {
        sum += outputWeights[c][h] * logitGradient[c];
      }
      sum *= 1 - hidden[h] * hidden[h];
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] += sum * hiddenWeights[h][j];
      }
    }
    return gradient;
  }

  private static double[][] rows(INDArray array) {
    double[] values = array.dup('c').data().asDouble();
    int length = Math.toIntExact(array.length() / array.size(0));
    double[][] rows = new double[values.length / length][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * length, (i + 1) * length));
    return rows;
  }

  private static INDArray array(DataType type, double[][] rows) {
    return Nd4j.createFromArray(rows).castTo(type);
  }

  /**
   * Returns the same numbers in the memory order of many fast kernels, which attacks must accept.
   */
  private static INDArray channelsLast(INDArray images) {
    return images.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2);
  }
}
