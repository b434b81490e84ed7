package org.robustlt.core.data.augmentation;

/**
 * Equidistant numbers in float32, rounded as PyTorch on x86 rounds them, so that magnitudes are its
 * to the last bit: a pixel that equals a threshold is inverted or not.
 */
final class Linspace {
  private static final int LANES = 8;

  private Linspace() {}

  /**
   * Returns a number of so many from start to end. PyTorch steps from the nearer end; it fills
   * pairs of vectors from the first number of each vector, and the rest one by one.
   */
  static double value(float start, float end, int numbers, int index) {
    float step = (end - start) / (numbers - 1);
    int inVectors = numbers / (2 * LANES) * 2 * LANES;
    int anchor = index < inVectors ? index / LANES * LANES : index;
    float base =
        anchor < numbers / 2
            ? Math.fma(step, anchor, start)
            : Math.fma(-step, numbers - 1 - anchor, end);
    return base + step * (index - anchor);
  }
}
