package org.robustlt.core.data.sampling;

import java.util.random.RandomGenerator;
import org.robustlt.api.random.RandomSource;

/** Visits every image once, in an order of its own in every epoch. */
public final class ShufflingSampler implements Sampler {
  private final int[] indices;
  private final RandomSource random;

  /**
   * Visits the given images.
   *
   * @param indices which images of the data set
   * @param random where the orders of the epochs come from
   */
  public ShufflingSampler(int[] indices, RandomSource random) {
    this.indices = indices.clone();
    this.random = random;
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public int[] order(int epoch) {
    int[] order = indices.clone();
    shuffle(order, random.at(epoch).generator());
    return order;
  }

  /** Fisher-Yates. */
  static void shuffle(int[] values, RandomGenerator generator) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = generator.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
