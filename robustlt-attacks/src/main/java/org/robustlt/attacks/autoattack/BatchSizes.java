package org.robustlt.attacks.autoattack;

/**
 * The sizes of the batches that a classifier sees: that of the request, and a quarter, a sixteenth
 * … of it, down to 8. A classifier may plan memory for every size that it meets, so they must be
 * few; yet not much of a batch should be wasted on images that nobody asked for. A batch of fewer
 * than 8 images takes hardly less time than one of 8.
 */
final class BatchSizes {
  private static final int FACTOR = 4;
  private static final int SMALLEST = 8;

  private final int whole;

  BatchSizes(int whole) {
    this.whole = whole;
  }

  /**
   * Returns the size of the next batch: the largest of which at most a quarter is wasted, else the
   * smallest.
   */
  int next(int remaining) {
    int size = whole;
    while (size > SMALLEST && FACTOR * (size - remaining) > size) {
      size = Math.max((size + FACTOR - 1) / FACTOR, SMALLEST);
    }
    return size;
  }
}
