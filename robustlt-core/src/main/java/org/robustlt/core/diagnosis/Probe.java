package org.robustlt.core.diagnosis;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.adversary.Predictions;

/**
 * A batch of images that a classifier is tried on.
 *
 * @param classifier what is tried
 * @param images natural images
 * @param positions where the images stand in the evidence
 * @param labels their classes
 * @param loss what attacks maximize
 * @param random the source of all randomness
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Probe(
    Classifier classifier,
    Images images,
    int[] positions,
    int[] labels,
    LogitLoss loss,
    RandomSource random) {
  private static final double BASE_EPSILON = 8.0 / 255;

  /** No change of a pixel is larger. */
  static final double EVERYTHING = 1;

  /** Notes the loss of the natural images, and by how much the gradient promises to raise it. */
  void lookAtGradients(double epsilon, ExampleEvidence evidence) {
    InputGradient slope = classifier.inputGradient(images, loss);
    double[] steepness = slope.gradient().castTo(DataType.DOUBLE).norm1(1, 2, 3).toDoubleVector();
    for (int i = 0; i < positions.length; i++) {
      evidence.promise[positions[i]] = epsilon * steepness[i];
      evidence.losses[0][positions[i]] = slope.losses()[i];
    }
  }

  /**
   * Notes which images an attack breaks, and the loss that it reaches.
   *
   * @param broken by position
   * @param losses by position
   */
  void attack(Attack attack, double radius, boolean[] broken, double[] losses) {
    double[] radii = new double[labels.length];
    Arrays.fill(radii, Math.min(radius, EVERYTHING));
    PerturbationBudget budget = PerturbationBudget.ofRadii(BASE_EPSILON, radii);
    Images shown =
        attack.perturb(
            AttackRequest.of(classifier, images, labels, budget)
                .withObjective(loss)
                .withRandom(random));
    INDArray logits = classifier.logits(shown);
    int[] predictions = Predictions.of(logits);
    double[] reached = loss.at(logits).losses();
    for (int i = 0; i < labels.length; i++) {
      broken[positions[i]] = predictions[i] != labels[i];
      losses[positions[i]] = reached[i];
    }
  }

  /** Notes the logits, and how much they differ in a second call. */
  void repeat(double[][] logits, double[] changes) {
    double[][] first = rows(classifier.logits(images));
    for (int i = 0; i < positions.length; i++) {
      logits[positions[i]] = first[i];
    }
    change(positions, logits, classifier.logits(images), changes);
  }

  /** Notes how much logits differ from before, relative to the largest. */
  static void change(int[] positions, double[][] before, INDArray logits, double[] changes) {
    double[][] rows = rows(logits);
    for (int i = 0; i < positions.length; i++) {
      double[] old = before[positions[i]];
      double largest = Double.MIN_NORMAL;
      double change = 0;
      for (int c = 0; c < old.length; c++) {
        largest = Math.max(largest, Math.abs(old[c]));
        change = Math.max(change, Math.abs(rows[i][c] - old[c]));
      }
      changes[positions[i]] = change / largest;
    }
  }

  private static double[][] rows(INDArray logits) {
    return logits.castTo(DataType.DOUBLE).toDoubleMatrix();
  }
}
