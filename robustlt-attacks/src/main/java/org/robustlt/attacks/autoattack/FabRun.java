package org.robustlt.attacks.autoattack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.attacks.loss.LogitDifference;

/**
 * A run of the fast adaptive boundary attack: it looks for the nearest adversarial image, whatever
 * the radius (Croce and Hein, <i>Minimally distorted adversarial examples with a fast adaptive
 * boundary attack</i>, ICML 2020, algorithm 1).
 */
final class FabRun {
  private final List<FabPoint> points = new ArrayList<>();
  private Examples examples;
  private List<int[]> targets;
  private List<FabPoint> moving;

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
    moving = List.copyOf(points);
  }

  /** Returns all examples, also those that do not move any more. */
  List<FabPoint> points() {
    return points;
  }

  /** Leaves the examples where they are that are broken; returns whether any other is left. */
  boolean leaveBroken() {
    int[] rest = IntStream.range(0, moving.size()).filter(i -> !moving.get(i).broken()).toArray();
    if (rest.length < moving.size()) {
      moving = IntStream.of(rest).mapToObj(moving::get).toList();
      examples = examples.only(rest);
      targets = targets.stream().map(t -> IntStream.of(rest).map(i -> t[i]).toArray()).toList();
    }
    return rest.length > 0;
  }

  /** Moves every example once that is not left where it is. */
  void step() {
    double[][] images = images();
    int size = moving.size();
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
    Examples.each(
        size,
        i -> {
          if (nearest[i] < Double.POSITIVE_INFINITY) {
            moving.get(i).move(differences[i], gradients[i]);
          }
        });
    boolean[] misclassified = examples.misclassified(examples.logits(images()));
    for (int i = 0; i < size; i++) {
      if (misclassified[i]) {
        moving.get(i).reachedBoundary();
      }
    }
  }

  /** Returns how far the linearized boundary is, in the norm that is dual to the gradient's. */
  private double distance(int example, Examples.Slope slope) {
    double dual = examples.ball(example).dualLength(slope.gradient()[example]);
    return Math.abs(slope.losses()[example]) / (dual + Ball.TINY);
  }

  private double[][] images() {
    return moving.stream().map(FabPoint::current).toArray(double[][]::new);
  }
}
