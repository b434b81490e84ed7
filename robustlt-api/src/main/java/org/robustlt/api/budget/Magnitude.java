package org.robustlt.api.budget;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A distance in pixel scale (0..1), which may be written as the field writes it: {@code 8/255}.
 *
 * @param numerator the number before the slash
 * @param denominator the number after the slash, 1 if there is none
 */
public record Magnitude(double numerator, double denominator) {
  private static final String NUMBER = "([0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)";
  private static final Pattern FORM = Pattern.compile(NUMBER + "(?:\\s*/\\s*" + NUMBER + ")?");

  /**
   * Checks that the magnitude is a finite number that is not negative.
   *
   * @throws IllegalArgumentException otherwise
   */
  public Magnitude {
    if (!(numerator >= 0) || !(denominator > 0) || !Double.isFinite(numerator / denominator)) {
      throw new IllegalArgumentException(
          "a magnitude must be finite and not negative, got " + numerator + "/" + denominator);
    }
  }

  /** Returns the magnitude of the given value. */
  public static Magnitude of(double value) {
    return new Magnitude(value, 1);
  }

  /** Returns the magnitude {@code levels/255}, as for images of 8 bits. */
  public static Magnitude levels(double levels) {
    return new Magnitude(levels, 255);
  }

  /**
   * Reads a magnitude such as {@code 0.03} or {@code 8/255}.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static Magnitude parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a magnitude such as 0.03 or 8/255, got \"" + text + "\"");
    }
    String denominator = matcher.group(2);
    return new Magnitude(
        Double.parseDouble(matcher.group(1)),
        denominator == null ? 1 : Double.parseDouble(denominator));
  }

  /** Returns the value in pixel scale. */
  public double value() {
    return numerator / denominator;
  }

  @Override
  public String toString() {
    return denominator == 1 ? plain(numerator) : plain(numerator) + "/" + plain(denominator);
  }

  private static String plain(double number) {
    return number == Math.rint(number) && number < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
