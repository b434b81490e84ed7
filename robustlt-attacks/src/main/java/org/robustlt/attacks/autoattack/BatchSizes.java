package org.robustlt.attacks.autoattack;

/**
 * The sizes of the batches that a classifier sees: that of the request, and a quarter, a sixteenth
 * … of it. A classifier may plan memory for every size that it meets, so they must be few; yet
 * hardly any place of a batch should be wasted on images that nobody asked for.
 */
final class BatchSizes {
  private static final int FACTOR = 4;

  private final int whole;

  BatchSizes(int whole) {
    this.whole = whole;
  }

  /**
   * Returns the size of the next batch: a little more than what remains if that wastes at most a
   * quarter of the batch, else the largest size that can be filled.
   */
  int next(int remaining) {
    int larger = whole;
    int size = whole;
    while (size > remaining) {
      larger = size;
      size = (size + FACTOR - 1) / FACTOR;
    }
    return FACTOR * (larger - remaining) <= larger ? larger : size;
  }
}
