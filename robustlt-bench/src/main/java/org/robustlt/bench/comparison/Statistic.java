package org.robustlt.bench.comparison;

import java.util.List;

/**
 * The mean of a number over seeds, with its spread.
 *
 * @param mean the mean; NaN if there is no value
 * @param deviation the sample standard deviation (n-1); NaN for fewer than two values
 * @param count how many values there are
 */
public record Statistic(double mean, double deviation, int count) {
  /** Returns the statistic of the finite values. */
  public static Statistic of(List<Double> values) {
    double[] finite = values.stream().mapToDouble(v -> v).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return new Statistic(Double.NaN, Double.NaN, 0);
    }
    double sum = 0;
    for (double value : finite) {
      sum += value;
    }
    double mean = sum / finite.length;
    double squares = 0;
    for (double value : finite) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = finite.length < 2 ? Double.NaN : Math.sqrt(squares / (finite.length - 1));
    return new Statistic(mean, deviation, finite.length);
  }
}
