package org.robustlt.attacks.autoattack;

/**
 * The sizes of the batches that a classifier sees: that of the request if all of it is asked for,
 * else 64, 32, 16, 8, 4, 2 or 1. A classifier may plan memory for every size that it meets, so they
 * must be few and small; yet little of a batch should be wasted on images that nobody asked for.
 * Networks are hardly faster on larger batches than 64, and a further call takes about as long as
 * two images.
 */
final class BatchSizes {
  private static final int LARGEST = 64;

  private final int whole;

  BatchSizes(int whole) {
    this.whole = whole;
  }

  /**
   * Returns the size of the next batch: the largest of which at most an eighth is wasted, or two
   * images if they are at most a quarter of it.
   */
  int next(int remaining) {
    if (remaining >= whole) {
      return whole;
    }
    int size = LARGEST;
    while (size - remaining > Math.max(size / 8, Math.min(2, size / 4))) {
      size /= 2;
    }
    return size;
  }
}
