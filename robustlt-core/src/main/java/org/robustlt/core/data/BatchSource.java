package org.robustlt.core.data;

/**
 * A set of images cut into batches. Epochs differ by the order of the images and by what is drawn
 * to augment them.
 */
public interface BatchSource {
  /** Returns how many images an epoch has. */
  int images();

  /** Returns how many batches an epoch has; the last one may be smaller than the others. */
  int batches();

  /**
   * Starts an epoch. Its batches depend on the seed and the number of the epoch only, not on what
   * was read before nor on the number of threads.
   *
   * @param epoch counted from 1
   */
  default BatchStream epoch(int epoch) {
    return epoch(epoch, 0);
  }

  /**
   * Goes on with an epoch whose first batches were read before.
   *
   * @param epoch counted from 1
   * @param batch the number of the first batch that is wanted, counted from 0
   */
  BatchStream epoch(int epoch, int batch);
}
