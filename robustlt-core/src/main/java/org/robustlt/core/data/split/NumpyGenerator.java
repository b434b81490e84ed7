package org.robustlt.core.data.split;

/**
 * A random generator of NumPy as far as selecting images needs it: the published splits are made
 * with these, so the same numbers select the same images.
 */
public abstract class NumpyGenerator {
  NumpyGenerator() {}

  /** Returns the next 32 random bits. */
  abstract int next32();

  /**
   * Shuffles values as {@code Generator.shuffle} and {@code RandomState.shuffle} do: from the last
   * one down, each changes places with one at or before it.
   */
  public final void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = bounded(i);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  /**
   * Returns a number in 0..max: random bits under the smallest mask that covers max, drawn again
   * while they exceed it.
   */
  public final int bounded(int max) {
    if (max == 0) {
      return 0;
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(max);
    int value;
    do {
      value = next32() & mask;
    } while (value > max);
    return value;
  }
}
