package org.robustlt.attacks.autoattack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.attacks.loss.Ranking;

/** Examples to be attacked, with images as rows of doubles, since each goes its own way. */
final class Examples {
  private final Classifier classifier;
  private final DataType type;
  private final long[] shape;
  private final int[] labels;
  private final List<Ball> balls;

  private Examples(
      Classifier classifier, DataType type, long[] shape, int[] labels, List<Ball> balls) {
    this.classifier = classifier;
    this.type = type;
    this.shape = shape;
    this.labels = labels;
    this.balls = balls;
  }

  static Examples of(AttackRequest request, Norm norm) {
    double[][] images = rows(request.images());
    List<Ball> balls = new ArrayList<>();
    for (int i = 0; i < images.length; i++) {
      balls.add(Ball.of(norm, images[i], request.budget().radius(i), request.bounds()));
    }
    return new Examples(
        request.classifier(),
        request.images().dataType(),
        request.images().shape(),
        request.labels(),
        balls);
  }

  /** Returns some of the examples. */
  Examples only(int[] indices) {
    return new Examples(
        classifier,
        type,
        shape,
        Arrays.stream(indices).map(i -> labels[i]).toArray(),
        Arrays.stream(indices).mapToObj(balls::get).toList());
  }

  int size() {
    return labels.length;
  }

  int classes() {
    return classifier.classes();
  }

  int channels() {
    return Math.toIntExact(shape[1]);
  }

  int height() {
    return Math.toIntExact(shape[2]);
  }

  int width() {
    return Math.toIntExact(shape[3]);
  }

  int[] labels() {
    return labels;
  }

  Ball ball(int example) {
    return balls.get(example);
  }

  /** Returns copies of the natural images. */
  double[][] natural() {
    return balls.stream().map(ball -> ball.centre().clone()).toArray(double[][]::new);
  }

  /** Returns images as an array such as came with the request. */
  INDArray array(double[][] images) {
    long[] sides = shape.clone();
    sides[0] = images.length;
    int length = images[0].length;
    if (type == DataType.DOUBLE) {
      double[] values = new double[images.length * length];
      for (int i = 0; i < images.length; i++) {
        System.arraycopy(images[i], 0, values, i * length, length);
      }
      return Nd4j.create(values, sides, 'c');
    }
    float[] values = new float[images.length * length];
    for (int i = 0; i < images.length; i++) {
      for (int j = 0; j < length; j++) {
        values[i * length + j] = (float) images[i][j];
      }
    }
    return Nd4j.create(values, sides, 'c');
  }

  /** Returns the logits of one image of each example. */
  double[][] logits(double[][] images) {
    return rows(classifier.logits(array(images)));
  }

  /** Returns whether each image is taken for another class than its label. */
  boolean[] misclassified(double[][] logits) {
    boolean[] misclassified = new boolean[logits.length];
    for (int i = 0; i < misclassified.length; i++) {
      misclassified[i] = Ranking.largest(1, logits[i])[0] != labels[i];
    }
    return misclassified;
  }

  /**
   * Returns the class of each natural image whose logit has the given rank, where 0 is the largest.
   */
  int[] likelyClasses(int rank) {
    return Arrays.stream(logits(natural()))
        .mapToInt(logits -> Ranking.largest(rank + 1, logits)[rank])
        .toArray();
  }

  /** Returns loss, logits and input gradient of one image of each example. */
  Slope slope(double[][] images, LogitLoss loss) {
    InputGradient result = classifier.inputGradient(array(images), loss);
    return new Slope(result.losses(), rows(result.logits()), rows(result.gradient()));
  }

  private static double[][] rows(INDArray array) {
    double[] values = array.dup('c').data().asDouble();
    double[][] rows = new double[Math.toIntExact(array.size(0))][];
    int length = values.length / rows.length;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(values, i * length, (i + 1) * length);
    }
    return rows;
  }

  /**
   * What a classifier says about images, with a row for each.
   *
   * @param losses {@code [batch]}
   * @param logits {@code [batch][classes]}
   * @param gradient {@code [batch][pixels]} gradient of each loss
   */
  @SuppressWarnings("ArrayRecordComponent") // results are read, not compared
  record Slope(double[] losses, double[][] logits, double[][] gradient) {}
}
