package org.robustlt.core.data.sampling;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.robustlt.api.random.RandomSource;

/**
 * Visits the images of another sampler once, and fills every batch up with as many further images,
 * drawn with replacement (Carmon et al., NeurIPS 2019, arXiv 1905.13736; Gowal et al., NeurIPS
 * 2021, arXiv 2110.09468). The last batch of an epoch keeps their share.
 */
public final class MixingInSampler implements Sampler {
  private final Sampler originals;
  private final int batchSize;
  private final int extra;
  private final int first;
  private final int count;
  private final RandomSource random;

  /**
   * Mixes images in.
   *
   * @param originals what is visited once
   * @param batchSize the images of a batch
   * @param extra how many of them are further ones; at least 1 and fewer than all
   * @param first the index of the first further image
   * @param count how many further images there are
   * @param random where the draws of the epochs come from
   */
  public MixingInSampler(
      Sampler originals, int batchSize, int extra, int first, int count, RandomSource random) {
    if (extra < 1 || extra >= batchSize || count < 1) {
      throw new IllegalArgumentException(
          extra + " of " + count + " further images do not fit into a batch of " + batchSize);
    }
    this.originals = originals;
    this.batchSize = batchSize;
    this.extra = extra;
    this.first = first;
    this.count = count;
    this.random = random;
  }

  @Override
  public int size() {
    int own = batchSize - extra;
    int rest = originals.size() % own;
    return Math.addExact(
        Math.multiplyExact(originals.size() / own, batchSize), rest + further(rest));
  }

  @Override
  public int[] order(int epoch) {
    RandomGenerator generator = random.at(epoch).generator();
    int[] visited = originals.order(epoch);
    int[] order = new int[size()];
    int own = batchSize - extra;
    int filled = 0;
    for (int from = 0; from < visited.length; from += own) {
      int until = Math.min(visited.length, from + own);
      int[] batch = Arrays.copyOfRange(visited, from, until + further(until - from));
      for (int i = until - from; i < batch.length; i++) {
        batch[i] = first + generator.nextInt(count);
      }
      ShufflingSampler.shuffle(batch, generator);
      System.arraycopy(batch, 0, order, filled, batch.length);
      filled += batch.length;
    }
    return order;
  }

  /** Returns how many further images go with so many originals in a batch. */
  private int further(int own) {
    return Math.toIntExact(Math.round((double) own * extra / (batchSize - extra)));
  }
}
