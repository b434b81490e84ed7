package org.robustlt.bench.comparison;

import java.util.List;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;

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
    return new Statistic(
        Mean.of(finite).getAsDouble(),
        finite.length < 2 ? Double.NaN : StandardDeviation.of(finite).getAsDouble(),
        finite.length);
  }
}
