package org.robustlt.tck.golden;

import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Values that a test expects, under the key that messages name. Not-a-number equals itself.
 *
 * @param key what the values are
 * @param shape the sides of the array
 * @param values in C order
 */
@SuppressWarnings("ArrayRecordComponent") // compared by the methods below
public record Expected(String key, long[] shape, double[] values) {
  /** Expects a row of values. */
  public static Expected of(String key, double... values) {
    return new Expected(key, new long[] {values.length}, values);
  }

  /**
   * Checks that every value is the expected one.
   *
   * @throws AssertionError naming key, index, expected and actual value
   */
  public void exactly(double... actual) {
    within(actual, new double[values.length], "exactly");
  }

  /**
   * Checks that every value deviates by at most {@code tolerance · |expected|}.
   *
   * @throws AssertionError naming key, index, expected and actual value of the worst deviation
   */
  public void relative(double tolerance, double... actual) {
    double[] allowed = Arrays.stream(values).map(v -> tolerance * Math.abs(v)).toArray();
    within(actual, allowed, "within " + tolerance + " relative");
  }

  /**
   * Checks that every value deviates by at most {@code tolerance} times a scale or its expected
   * magnitude, whichever is larger: for sums in which numbers of that scale cancel.
   *
   * @throws AssertionError naming key, index, expected and actual value of the worst deviation
   */
  public void relativeOr(double scale, double tolerance, double... actual) {
    double[] allowed =
        Arrays.stream(values).map(v -> tolerance * Math.max(scale, Math.abs(v))).toArray();
    within(actual, allowed, "within " + tolerance + " relative, or times " + scale);
  }

  /**
   * Checks that every value deviates by at most {@code tolerance} times the largest expected
   * magnitude.
   *
   * @throws AssertionError naming key, index, expected and actual value of the worst deviation
   */
  public void relativeToLargest(double tolerance, double... actual) {
    withinTimes(tolerance, largest(), actual);
  }

  /**
   * Checks that every value deviates by at most {@code tolerance} times a scale or the largest
   * expected magnitude, whichever is larger: for sums in which numbers of that scale cancel.
   *
   * @throws AssertionError naming key, index, expected and actual value of the worst deviation
   */
  public void relativeToLargestOr(double scale, double tolerance, double... actual) {
    withinTimes(tolerance, Math.max(scale, largest()), actual);
  }

  /** As {@link #exactly(double...)}; the shapes must agree too. */
  public void exactly(INDArray actual) {
    exactly(valuesOf(actual));
  }

  /** As {@link #relative(double, double...)}; the shapes must agree too. */
  public void relative(double tolerance, INDArray actual) {
    relative(tolerance, valuesOf(actual));
  }

  /** As {@link #relativeToLargest(double, double...)}; the shapes must agree too. */
  public void relativeToLargest(double tolerance, INDArray actual) {
    relativeToLargest(tolerance, valuesOf(actual));
  }

  /** As {@link #relativeToLargestOr(double, double, double...)}; the shapes must agree too. */
  public void relativeToLargestOr(double scale, double tolerance, INDArray actual) {
    relativeToLargestOr(scale, tolerance, valuesOf(actual));
  }

  private double largest() {
    return Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(0);
  }

  private void withinTimes(double tolerance, double scale, double[] actual) {
    double[] allowed = new double[values.length];
    Arrays.fill(allowed, tolerance * scale);
    within(actual, allowed, "within " + tolerance + " times " + scale);
  }

  private double[] valuesOf(INDArray actual) {
    if (!Arrays.equals(actual.shape(), shape)) {
      throw new AssertionError(
          key
              + " must have shape "
              + Arrays.toString(shape)
              + ", got "
              + Arrays.toString(actual.shape()));
    }
    return actual.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  private void within(double[] actual, double[] allowed, String rule) {
    if (actual.length != values.length) {
      throw new AssertionError(
          key + " must have " + values.length + " values, got " + actual.length);
    }
    int worst = -1;
    double worstExcess = 0;
    int wrong = 0;
    for (int i = 0; i < values.length; i++) {
      double excess = excess(values[i], actual[i], allowed[i]);
      if (excess > 0) {
        wrong++;
      }
      if (excess > worstExcess) {
        worstExcess = excess;
        worst = i;
      }
    }
    if (worst >= 0) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "%s[%d] must be %s %s, got %s (deviation %.3g; %d of %d values are wrong)",
              key,
              worst,
              values[worst],
              rule,
              actual[worst],
              Math.abs(actual[worst] - values[worst]),
              wrong,
              values.length));
    }
  }

  private static double excess(double expected, double actual, double allowed) {
    if (expected == actual || (Double.isNaN(expected) && Double.isNaN(actual))) {
      return 0;
    }
    double deviation = Math.abs(actual - expected);
    if (!Double.isFinite(deviation)) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.max(0, deviation - allowed);
  }
}
