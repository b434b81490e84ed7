package org.robustlt.attacks.autoattack;

/**
 * The sizes of the batches that a classifier sees: that of the request if all of it is asked for,
 * else 64, 48, 32, 24, 16 … 3, 2 or 1. A classifier may plan memory for every size that it meets,
 * so they must be few and small; yet little of a batch should be wasted on images that nobody asked
 * for. Networks are hardly faster on larger batches than 64, and a further call takes about as long
 * as two images.
 */
final class BatchSizes {
  private static final int[] SIZES = {64, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1};

  private final int whole;

  BatchSizes(int whole) {
    this.whole = whole;
  }

  /**
   * Returns the size of the next batch: the largest of which at most an eighth is wasted, or two
   * images if they are at most a sixth of it.
   */
  int next(int remaining) {
    if (remaining >= whole) {
      return whole;
    }
    int i = 0;
    while (SIZES[i] - remaining > Math.max(SIZES[i] / 8, Math.min(2, SIZES[i] / 6))) {
      i++;
    }
    return SIZES[i];
  }
}
