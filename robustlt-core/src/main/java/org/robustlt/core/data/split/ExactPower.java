package org.robustlt.core.data.split;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Powers rounded correctly to double. Class counts are truncated powers, and {@link Math#pow} may
 * be off by the last bit that decides whether a count is 500 or 499.
 */
final class ExactPower {
  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-62");
  private static final int HALVINGS = 10;

  private ExactPower() {}

  /**
   * Returns the double nearest to {@code base^exponent}.
   *
   * @param base positive
   * @param exponent any finite number
   */
  static double pow(double base, double exponent) {
    if (exponent == 0 || base == 1) {
      return 1;
    }
    if (exponent == 1) {
      return base;
    }
    BigDecimal logarithm = logarithm(base).multiply(new BigDecimal(exponent), DIGITS);
    return exponential(logarithm).doubleValue();
  }

  /** ln(m·2^k) = 2·artanh((m-1)/(m+1)) + k·ln 2 with m in [1/2, 1). */
  private static BigDecimal logarithm(double value) {
    int power = Math.getExponent(value) + 1;
    BigDecimal mantissa = new BigDecimal(Math.scalb(value, -power));
    BigDecimal two = BigDecimal.valueOf(2);
    return twiceArtanh(mantissa)
        .subtract(twiceArtanh(BigDecimal.ONE.divide(two)).multiply(BigDecimal.valueOf(power)));
  }

  private static BigDecimal twiceArtanh(BigDecimal mantissa) {
    BigDecimal ratio =
        mantissa.subtract(BigDecimal.ONE).divide(mantissa.add(BigDecimal.ONE), DIGITS);
    BigDecimal square = ratio.multiply(ratio, DIGITS);
    BigDecimal power = ratio;
    BigDecimal sum = ratio;
    for (int k = 3; power.abs().compareTo(NEGLIGIBLE) > 0; k += 2) {
      power = power.multiply(square, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
    }
    return sum.multiply(BigDecimal.valueOf(2), DIGITS);
  }

  private static BigDecimal exponential(BigDecimal exponent) {
    BigDecimal part = exponent.divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; term.abs().compareTo(NEGLIGIBLE) > 0; k++) {
      term = term.multiply(part, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }
}
