package org.robustlt.attacks.autoattack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.Images;
import org.robustlt.attacks.loss.Ranking;

/**
 * Examples to be attacked, with images as rows of doubles, since each goes its own way.
 *
 * <p>The classifier sees them in batches of a few sizes only ({@link BatchSizes}), although ever
 * fewer examples stand.
 */
final class Examples {
  private final Classifier classifier;
  private final ImageArrays arrays;
  private final int[] labels;
  private final List<Ball> balls;
  private final BatchSizes sizes;

  private Examples(
      Classifier classifier, ImageArrays arrays, int[] labels, List<Ball> balls, BatchSizes sizes) {
    this.classifier = classifier;
    this.arrays = arrays;
    this.labels = labels;
    this.balls = balls;
    this.sizes = sizes;
  }

  static Examples of(AttackRequest request, Norm norm) {
    INDArray natural = request.images().array();
    double[][] images = ImageArrays.rows(natural);
    List<Ball> balls = new ArrayList<>();
    for (int i = 0; i < images.length; i++) {
      balls.add(Ball.of(norm, images[i], request.budget().radius(i), request.bounds()));
    }
    return new Examples(
        request.classifier(),
        new ImageArrays(natural),
        request.labels(),
        balls,
        new BatchSizes(attackable(balls).length));
  }

  /** Returns the examples that may be changed at all: those whose radius is not 0. */
  int[] attackable() {
    return attackable(balls);
  }

  private static int[] attackable(List<Ball> balls) {
    return IntStream.range(0, balls.size()).filter(i -> balls.get(i).radius() > 0).toArray();
  }

  /** Returns some of the examples. */
  Examples only(int[] indices) {
    return new Examples(
        classifier,
        arrays,
        Arrays.stream(indices).map(i -> labels[i]).toArray(),
        Arrays.stream(indices).mapToObj(balls::get).toList(),
        sizes);
  }

  /** Returns the same examples in balls of a multiple of their radii. */
  Examples widened(double factor) {
    List<Ball> wide = balls.stream().map(ball -> ball.widened(factor)).toList();
    return new Examples(classifier, arrays, labels, wide, sizes);
  }

  int size() {
    return labels.length;
  }

  int classes() {
    return classifier.classes();
  }

  int channels() {
    return arrays.channels();
  }

  int height() {
    return arrays.height();
  }

  int width() {
    return arrays.width();
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

  /** Returns images such as came with the request. */
  Images images(double[][] images) {
    return Images.of(arrays.of(images));
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
      double[][] rows =
          ImageArrays.rows(classifier.logits(Images.of(arrays.lend(images, first, size))));
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

  /** Returns the loss of some examples in a row; that of any further row of logits is 0. */
  private static LogitLoss.OfExample part(LogitLoss.OfExample loss, int first, int count) {
    return (example, logits, gradient) ->
        example < count ? loss.at(first + example, logits, gradient) : 0;
  }

  /** Returns loss, logits and input gradient of one image of each example. */
  Slope slope(double[][] images, LogitLoss.OfExample loss) {
    double[] losses = new double[images.length];
    double[][] logits = new double[images.length][];
    double[][] gradient = new double[images.length][];
    for (int first = 0; first < images.length; ) {
      int size = sizes.next(images.length - first);
      int count = Math.min(size, images.length - first);
      InputGradient result =
          classifier.inputGradient(
              Images.of(arrays.lend(images, first, size)), part(loss, first, count));
      System.arraycopy(result.losses(), 0, losses, first, count);
      System.arraycopy(ImageArrays.rows(result.logits()), 0, logits, first, count);
      System.arraycopy(ImageArrays.rows(result.gradient()), 0, gradient, first, count);
      first += count;
    }
    return new Slope(losses, logits, gradient);
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
