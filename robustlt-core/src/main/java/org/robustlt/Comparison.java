package org.robustlt;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.robustlt.core.record.EvaluationRecord;

/**
 * What recipes came to, seed by seed.
 *
 * @param results an entry for each recipe, seed and protocol, in this order
 */
public record Comparison(List<Result> results) {
  /** Copies the results. */
  public Comparison {
    results = List.copyOf(results);
  }

  /**
   * What one run came to under one protocol.
   *
   * @param recipe the name of the recipe
   * @param seed the seed
   * @param evaluation the numbers
   */
  public record Result(String recipe, long seed, EvaluationRecord evaluation) {}

  /**
   * Returns the mean over the seeds of a number.
   *
   * @param recipe the name of a recipe
   * @param protocol the name of a protocol
   * @param number such as {@code EvaluationRecord::balanced}
   * @return NaN if there is no such result
   */
  public double mean(String recipe, String protocol, ToDoubleFunction<EvaluationRecord> number) {
    return results.stream()
        .filter(result -> result.recipe().equals(recipe))
        .filter(result -> result.evaluation().protocol().name().equals(protocol))
        .mapToDouble(result -> number.applyAsDouble(result.evaluation()))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Returns the sample standard deviation over the seeds of a number.
   *
   * @param recipe the name of a recipe
   * @param protocol the name of a protocol
   * @param number such as {@code EvaluationRecord::balanced}
   * @return NaN if there are fewer than two results
   */
  public double deviation(
      String recipe, String protocol, ToDoubleFunction<EvaluationRecord> number) {
    double mean = mean(recipe, protocol, number);
    double[] squares =
        results.stream()
            .filter(result -> result.recipe().equals(recipe))
            .filter(result -> result.evaluation().protocol().name().equals(protocol))
            .mapToDouble(result -> Math.pow(number.applyAsDouble(result.evaluation()) - mean, 2))
            .toArray();
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    return squares.length < 2 ? Double.NaN : Math.sqrt(sum / (squares.length - 1));
  }
}
