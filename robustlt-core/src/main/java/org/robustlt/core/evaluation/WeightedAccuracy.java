package org.robustlt.core.evaluation;

import java.util.function.IntToDoubleFunction;

/**
 * A mean of the accuracies of classes.
 *
 * @param value a share in 0..1; NaN if no class of a positive weight has examples
 * @param interval its 95 % confidence interval
 */
public record WeightedAccuracy(double value, WilsonInterval interval) {
  /**
   * Weighs the classes that have examples. The interval is Wilson's for as many trials as would
   * leave the same variance as the examples of the classes do (Kish's effective sample size), where
   * the variance of a class is that of (correct+1)/(examples+2).
   *
   * @param weight of each class, at least 0
   */
  public static WeightedAccuracy of(ConfusionMatrix confusion, IntToDoubleFunction weight) {
    double sum = 0;
    for (int c = 0; c < confusion.classes(); c++) {
      sum += confusion.examples(c) > 0 ? weight.applyAsDouble(c) : 0;
    }
    if (sum == 0) {
      return new WeightedAccuracy(Double.NaN, new WilsonInterval(0, 1));
    }
    double value = 0;
    double smoothed = 0;
    double variance = 0;
    for (int c = 0; c < confusion.classes(); c++) {
      double share = weight.applyAsDouble(c) / sum;
      double examples = confusion.examples(c);
      if (examples > 0 && share > 0) {
        double p = (confusion.correct(c) + 1) / (examples + 2);
        value += share * confusion.accuracy(c);
        smoothed += share * p;
        variance += share * share * p * (1 - p) / examples;
      }
    }
    double clipped = Math.min(1, value);
    return new WeightedAccuracy(
        clipped, WilsonInterval.of(clipped, smoothed * (1 - smoothed) / variance));
  }
}
