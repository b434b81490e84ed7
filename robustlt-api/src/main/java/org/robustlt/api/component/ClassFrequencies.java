package org.robustlt.api.component;

import java.util.Arrays;

/** How many training images each class has: n_c. */
public final class ClassFrequencies {
  private final long[] counts;
  private final long total;
  private final long max;
  private final long min;

  private ClassFrequencies(long[] counts) {
    this.counts = counts;
    total = Arrays.stream(counts).sum();
    max = Arrays.stream(counts).max().orElseThrow();
    min = Arrays.stream(counts).min().orElseThrow();
  }

  /**
   * Returns the frequencies of the given counts, in the order of the classes.
   *
   * @throws IllegalArgumentException if there is no class, or a class without images
   */
  public static ClassFrequencies of(long... counts) {
    if (counts.length == 0) {
      throw new IllegalArgumentException("class frequencies need at least one class");
    }
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] < 1) {
        throw new IllegalArgumentException(
            "every class must have at least 1 image, class " + c + " has " + counts[c]);
      }
    }
    return new ClassFrequencies(counts.clone());
  }

  /** Returns the number of classes C. */
  public int classes() {
    return counts.length;
  }

  /** Returns n_c. */
  public long count(int label) {
    return counts[label];
  }

  /** Returns {@code [classes]} counts; a fresh array. */
  public long[] counts() {
    return counts.clone();
  }

  /** Returns N, the number of all images. */
  public long total() {
    return total;
  }

  /** Returns the count of the largest class. */
  public long max() {
    return max;
  }

  /** Returns the count of the smallest class. */
  public long min() {
    return min;
  }

  /** Returns n_c/N. */
  public double share(int label) {
    return (double) counts[label] / total;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassFrequencies that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.toString(counts);
  }
}
