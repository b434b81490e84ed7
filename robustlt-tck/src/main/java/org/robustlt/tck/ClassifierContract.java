package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;

/**
 * What every {@link Classifier} has to keep that attacks are to work on: a logit for each class,
 * the same ones for the same images, the gradient of the loss that it is given, and images left as
 * they were. The contract asks in {@code DOUBLE}.
 *
 * <p>An ND4J backend must be on the class path of the tests.
 */
public abstract class ClassifierContract {
  private static final int EXAMPLES = 3;
  private static final int PIXELS_LOOKED_AT = 20;
  private static final double STEP = 1e-5;

  /** Returns the classifier under test. */
  protected abstract Classifier classifier();

  /** Returns the shape of its images. */
  protected abstract ImageShape shape();

  /** Returns the largest error of a derivative, as a share of the largest one. */
  protected double tolerance() {
    return 1e-4;
  }

  @Test
  void givesALogitForEachClassAndTheSameAgain() {
    Classifier classifier = classifier();
    double[] first = ArrayValues.of(classifier.logits(Images.of(images())));
    classifier.logits(Images.of(images().mul(0.5)));

    assertThat(first).hasSize(EXAMPLES * classifier.classes());
    assertThat(ArrayValues.of(classifier.logits(Images.of(images())))).isEqualTo(first);
  }

  @Test
  void givesTheGradientOfTheLoss() {
    Classifier classifier = classifier();
    LogitLoss loss = LogitLoss.crossEntropy(labels(classifier));
    InputGradient result = classifier.inputGradient(Images.of(images()), loss);
    double[] losses = result.losses().clone();
    INDArray gradient = result.gradient().dup('c');

    assertThat(gradient.shape()).isEqualTo(images().shape());
    assertThat(losses).hasSize(EXAMPLES);
    double[] values = ArrayValues.of(gradient);
    double scale = Math.max(1e-6, Arrays.stream(values).map(Math::abs).max().orElseThrow());
    for (int i = 0; i < PIXELS_LOOKED_AT; i++) {
      int pixel = (int) ((long) i * values.length / PIXELS_LOOKED_AT);
      double difference =
          loss(classifier, loss, pixel, STEP) - loss(classifier, loss, pixel, -STEP);
      assertThat(values[pixel])
          .as("derivative with respect to value %d", pixel)
          .isCloseTo(difference / (2 * STEP), within(tolerance() * scale));
    }
  }

  @Test
  void leavesImagesAsTheyWere() {
    INDArray images = images();
    Classifier classifier = classifier();

    classifier.logits(Images.of(images));
    classifier.inputGradient(Images.of(images), LogitLoss.crossEntropy(labels(classifier)));

    assertThat(ArrayValues.of(images)).isEqualTo(ArrayValues.of(images()));
  }

  private double loss(Classifier classifier, LogitLoss loss, int pixel, double by) {
    INDArray moved = images();
    moved.data().put(pixel, moved.data().getDouble(pixel) + by);
    return Arrays.stream(loss.at(classifier.logits(Images.of(moved))).losses()).sum();
  }

  private int[] labels(Classifier classifier) {
    int[] labels = new int[EXAMPLES];
    Arrays.setAll(labels, i -> i % classifier.classes());
    return labels;
  }

  private INDArray images() {
    return RandomSource.ofSeed(6)
        .uniform(
            DataType.DOUBLE,
            0.2,
            0.8,
            EXAMPLES,
            shape().channels(),
            shape().height(),
            shape().width());
  }
}
