package org.robustlt.attacks.autoattack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.api.attack.LogitLoss;

/**
 * A run of auto-PGD from given images: gradient steps with momentum whose length each example
 * halves for itself (Croce and Hein, ICML 2020, algorithm 1).
 */
final class ApgdRun {
  private Examples examples;
  private LogitLoss.OfExample loss;
  private final int gradientSamples;
  private final ApgdSchedule schedule;
  private final List<ApgdPoint> points = new ArrayList<>();
  private List<ApgdPoint> moving;
  private int iteration;

  ApgdRun(Examples examples, LogitLoss.OfExample loss, ApgdOptions options, double[][] start) {
    this.examples = examples;
    this.loss = loss;
    this.gradientSamples = options.gradientSamples();
    this.schedule = ApgdSchedule.of(options.norm(), options.steps());
    Examples.Slope slope = slope(start);
    boolean[] errs = examples.misclassified(slope.logits());
    for (int i = 0; i < start.length; i++) {
      double[] gradient = slope.gradient()[i];
      points.add(
          ApgdPoint.of(examples.ball(i), options, start[i], slope.losses()[i], gradient, errs[i]));
    }
    moving = List.copyOf(points);
  }

  /** Returns all examples, also those that do not move any more. */
  List<ApgdPoint> points() {
    return points;
  }

  /** Leaves the misclassified examples where they are; returns whether any other is left. */
  boolean leaveMisclassified() {
    int[] rest =
        IntStream.range(0, moving.size()).filter(i -> !moving.get(i).misclassified()).toArray();
    if (rest.length < moving.size()) {
      moving = IntStream.of(rest).mapToObj(moving::get).toList();
      examples = examples.only(rest);
      loss = loss.only(rest);
    }
    return rest.length > 0;
  }

  /** Moves every example once that is not left where it is. */
  void step() {
    Examples.each(moving.size(), i -> moving.get(i).move(iteration == 0));
    double[][] images = moving.stream().map(ApgdPoint::current).toArray(double[][]::new);
    Examples.Slope slope = slope(images);
    boolean[] errs = examples.misclassified(slope.logits());
    int interval = schedule.next();
    for (int i = 0; i < moving.size(); i++) {
      ApgdPoint point = moving.get(i);
      point.arrive(iteration, slope.losses()[i], slope.gradient()[i], errs[i]);
      if (interval > 0) {
        point.check(iteration, interval);
      }
    }
    iteration++;
  }

  /** Returns the slope at the images; of several samples, the mean gradient and the last rest. */
  private Examples.Slope slope(double[][] images) {
    Examples.Slope slope = examples.slope(images, loss);
    for (int sample = 1; sample < gradientSamples; sample++) {
      Examples.Slope next = examples.slope(images, loss);
      add(slope.gradient(), next.gradient());
      slope = next;
    }
    return slope;
  }

  /** Adds an earlier sum to the later gradient; only directions matter, so nobody divides. */
  private static void add(double[][] earlier, double[][] later) {
    for (int i = 0; i < later.length; i++) {
      for (int j = 0; j < later[i].length; j++) {
        later[i][j] += earlier[i][j];
      }
    }
  }
}
