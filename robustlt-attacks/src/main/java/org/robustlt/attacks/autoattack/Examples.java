package org.robustlt.attacks.autoattack;

import java.lang.ref.Reference;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.Norm;
import org.robustlt.attacks.loss.ExampleLoss;
import org.robustlt.attacks.loss.Ranking;

/**
 * Examples to be attacked, with images as rows of doubles, since each goes its own way.
 *
 * <p>The classifier sees them in batches of a few sizes only ({@link BatchSizes}), although ever
 * fewer examples stand.
 */
final class Examples {
  private final Classifier classifier;
  private final DataType type;
  private final long[] shape;
  private final int[] labels;
  private final List<Ball> balls;
  private final BatchSizes sizes;

  private Examples(
      Classifier classifier,
      DataType type,
      long[] shape,
      int[] labels,
      List<Ball> balls,
      BatchSizes sizes) {
    this.classifier = classifier;
    this.type = type;
    this.shape = shape;
    this.labels = labels;
    this.balls = balls;
    this.sizes = sizes;
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
        balls,
        new BatchSizes(images.length));
  }

  /** Returns some of the examples. */
  Examples only(int[] indices) {
    return new Examples(
        classifier,
        type,
        shape,
        Arrays.stream(indices).map(i -> labels[i]).toArray(),
        Arrays.stream(indices).mapToObj(balls::get).toList(),
        sizes);
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
    return array(images, 0, images.length);
  }

  /** Returns so many images as an array; beyond the last one, that one is repeated. */
  private INDArray array(double[][] images, int first, int count) {
    long[] sides = shape.clone();
    sides[0] = count;
    int length = images[0].length;
    if (type == DataType.DOUBLE) {
      double[] values = new double[count * length];
      each(count, i -> System.arraycopy(image(images, first + i), 0, values, i * length, length));
      return Nd4j.create(values, sides, 'c');
    }
    float[] values = new float[count * length];
    each(
        count,
        i -> {
          double[] image = image(images, first + i);
          for (int j = 0; j < length; j++) {
            values[i * length + j] = (float) image[j];
          }
        });
    return Nd4j.create(values, sides, 'c');
  }

  private static double[] image(double[][] images, int index) {
    return images[Math.min(index, images.length - 1)];
  }

  /** Does something for each of so many examples, on all processors; none may see another. */
  static void each(int count, IntConsumer work) {
    IntStream.range(0, count).parallel().forEach(work);
  }

  /** Returns the logits of one image of each example. */
  double[][] logits(double[][] images) {
    double[][] logits = new double[images.length][];
    for (int first = 0; first < images.length; ) {
      int size = sizes.next(images.length - first);
      int count = Math.min(size, images.length - first);
      double[][] rows = rows(classifier.logits(array(images, first, size)));
      System.arraycopy(rows, 0, logits, first, count);
      first += count;
    }
    return logits;
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
  Slope slope(double[][] images, ExampleLoss loss) {
    double[] losses = new double[images.length];
    double[][] logits = new double[images.length][];
    double[][] gradient = new double[images.length][];
    for (int first = 0; first < images.length; ) {
      int size = sizes.next(images.length - first);
      int count = Math.min(size, images.length - first);
      InputGradient result =
          classifier.inputGradient(array(images, first, size), loss.part(first, count));
      System.arraycopy(result.losses(), 0, losses, first, count);
      System.arraycopy(rows(result.logits()), 0, logits, first, count);
      System.arraycopy(rows(result.gradient()), 0, gradient, first, count);
      first += count;
    }
    return new Slope(losses, logits, gradient);
  }

  private static double[][] rows(INDArray array) {
    double[][] rows = new double[Math.toIntExact(array.size(0))][];
    int length = Math.toIntExact(array.length() / rows.length);
    Arrays.setAll(rows, i -> new double[length]);
    INDArray dense = array.dup('c');
    try {
      copy(dense.data(), rows, length);
    } finally {
      Reference.reachabilityFence(dense);
    }
    return rows;
  }

  private static void copy(DataBuffer data, double[][] rows, int length) {
    if (data.dataType() == DataType.DOUBLE) {
      DoubleBuffer values = data.asNioDouble();
      each(rows.length, i -> values.get(i * length, rows[i]));
      return;
    }
    FloatBuffer values = data.asNioFloat();
    each(
        rows.length,
        i -> {
          for (int j = 0; j < length; j++) {
            rows[i][j] = values.get(i * length + j);
          }
        });
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
