package org.robustlt.attacks.autoattack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.robustlt.attacks.loss.LogitDifference;

/**
 * A run of the fast adaptive boundary attack: it looks for the nearest adversarial image, whatever
 * the radius (Croce and Hein, <i>Minimally distorted adversarial examples with a fast adaptive
 * boundary attack</i>, ICML 2020, algorithm 1).
 */
final class FabRun {
  private final Examples examples;
  private final List<int[]> targets;
  private final List<FabPoint> points = new ArrayList<>();

  /**
   * Begins at given images.
   *
   * @param targets lists of classes {@code [batch]}; every step is towards the nearest boundary to
   *     one of them
   */
  FabRun(Examples examples, List<int[]> targets, FabOptions options, double[][] start) {
    this.examples = examples;
    this.targets = targets;
    for (int i = 0; i < start.length; i++) {
      points.add(new FabPoint(examples.ball(i), options, start[i]));
    }
  }

  List<FabPoint> points() {
    return points;
  }

  /** Moves every example once. */
  void step() {
    double[][] images = images();
    int size = points.size();
    double[] nearest = new double[size];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    double[] differences = new double[size];
    double[][] gradients = new double[size][];
    for (int[] classes : targets) {
      LogitDifference difference = new LogitDifference(examples.labels(), classes);
      Examples.Slope slope = examples.slope(images, difference);
      for (int i = 0; i < size; i++) {
        double distance = distance(i, slope);
        if (classes[i] != examples.labels()[i] && distance < nearest[i]) {
          nearest[i] = distance;
          differences[i] = slope.losses()[i];
          gradients[i] = slope.gradient()[i];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      if (nearest[i] < Double.POSITIVE_INFINITY) {
        points.get(i).move(differences[i], gradients[i]);
      }
    }
    boolean[] misclassified = examples.misclassified(examples.logits(images()));
    for (int i = 0; i < size; i++) {
      if (misclassified[i]) {
        points.get(i).reachedBoundary();
      }
    }
  }

  /** Returns how far the linearized boundary is, in the norm that is dual to the gradient's. */
  private double distance(int example, Examples.Slope slope) {
    double dual = examples.ball(example).dualLength(slope.gradient()[example]);
    return Math.abs(slope.losses()[example]) / (dual + Ball.TINY);
  }

  private double[][] images() {
    return points.stream().map(FabPoint::current).toArray(double[][]::new);
  }
}
