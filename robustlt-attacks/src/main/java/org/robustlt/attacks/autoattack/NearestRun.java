package org.robustlt.attacks.autoattack;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.robustlt.api.attack.LogitLoss;

/** A run of FMN or DDN: every example looks for its nearest adversarial image. */
final class NearestRun {
  /** What a step falls to, of what it is at first. */
  private static final double LAST_STEP = 0.01;

  private final Examples examples;
  private final LogitLoss.OfExample loss;
  private final Schedule schedule;
  private final List<NearestPoint> points;
  private int iteration;

  NearestRun(
      Examples examples,
      LogitLoss.OfExample loss,
      Schedule schedule,
      IntFunction<NearestPoint> begin) {
    this.examples = examples;
    this.loss = loss;
    this.schedule = schedule;
    this.points = IntStream.range(0, examples.size()).mapToObj(begin).toList();
  }

  /**
   * How steps and shares fall, by half a period of the cosine.
   *
   * @param steps number of iterations
   * @param stepSize Euclidean length of the first step; the last one is a hundredth
   * @param gamma the first share by which the radius changes
   * @param lastGamma what that share falls to
   */
  record Schedule(int steps, double stepSize, double gamma, double lastGamma) {
    double stepSize(int iteration) {
      return between(stepSize * LAST_STEP, stepSize, iteration);
    }

    double gamma(int iteration) {
      return between(lastGamma, gamma, iteration);
    }

    private double between(double last, double first, int iteration) {
      return last + (first - last) * (1 + Math.cos(Math.PI * iteration / steps)) / 2;
    }
  }

  List<NearestPoint> points() {
    return points;
  }

  /** Moves every example once. */
  void step() {
    double[][] images = points.stream().map(NearestPoint::current).toArray(double[][]::new);
    Examples.Slope slope = examples.slope(images, loss);
    boolean[] errs = examples.misclassified(slope.logits());
    double length = schedule.stepSize(iteration);
    double gamma = schedule.gamma(iteration);
    Examples.each(
        points.size(),
        i -> points.get(i).move(slope.losses()[i], slope.gradient()[i], errs[i], length, gamma));
    iteration++;
  }
}
