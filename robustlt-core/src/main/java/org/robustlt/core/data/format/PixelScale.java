package org.robustlt.core.data.format;

import java.io.IOException;
import java.util.Locale;
import org.robustlt.core.file.npy.NpyException;
import org.robustlt.core.file.npy.NpyNumbers;
import org.robustlt.core.file.npy.NpyReader;

/**
 * What the values of an array of images mean, as decided from all of them.
 *
 * @param factor what makes 0..255 of a value
 * @param least the smallest value
 * @param most the largest value
 * @param rounded whether some value is no whole number of levels
 * @param bytes whether values are stored as they are used
 */
record PixelScale(double factor, double least, double most, boolean rounded, boolean bytes) {
  private static final double LEVELS = 255;

  /** Nothing in float16 or float32 tells k/255 apart from what is nearer to it than this. */
  private static final double NEAR = 0.07;

  /**
   * Looks at all values.
   *
   * @throws NpyException if they have no one meaning
   */
  static PixelScale of(NpyReader array) throws IOException {
    NpyNumbers type = NpyNumbers.of(array.header());
    if (type.kind() == 'u' && type.width() == 1) {
      return new PixelScale(1, 0, LEVELS, false, true);
    }
    Range range = new Range();
    type.read(array, (place, value) -> range.take(place, value));
    if (range.least < 0) {
      throw new NpyException(
          String.format(
              Locale.ROOT,
              "has values from %.4g to %.4g, pixels must be 0..1 or 0..255: standardized images"
                  + " cannot be attacked within pixel bounds, store them as they were before",
              range.least,
              range.most));
    }
    boolean unit = type.kind() == 'b' || (!type.isWhole() && range.most <= 1);
    if (!unit && range.most > LEVELS) {
      throw new NpyException(
          String.format(
              Locale.ROOT,
              "has values up to %.6g, pixels must be 0..1 or 0..255: divide them by the largest"
                  + " that there can be",
              range.most));
    }
    return new PixelScale(
        unit ? LEVELS : 1,
        range.least,
        range.most,
        unit ? !range.unitLevels : !range.levels,
        false);
  }

  /** Returns the level of a value. */
  byte level(double value) {
    return (byte) Math.min(255, (int) Math.rint(value * factor));
  }

  /** Says what was decided, where it is not obvious. */
  String describe() {
    return String.format(
        Locale.ROOT,
        "images have values from %.4g to %.4g, taken as 0..%s%s",
        least,
        most,
        factor == 1 ? "255" : "1",
        rounded ? " and rounded to 8 bits" : "");
  }

  private static final class Range {
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private boolean levels = true;
    private boolean unitLevels = true;

    void take(long place, double value) throws NpyException {
      if (!Double.isFinite(value)) {
        throw new NpyException("has the value " + value + " at place " + place);
      }
      least = Math.min(least, value);
      most = Math.max(most, value);
      levels &= value == Math.rint(value);
      double scaled = value * LEVELS;
      unitLevels &= Math.abs(scaled - Math.rint(scaled)) < NEAR;
    }
  }
}
