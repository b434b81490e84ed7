package org.robustlt.core.data.sampling;

/** Chooses which images an epoch visits, in which order. */
public interface Sampler {
  /** Returns how many images an epoch visits. */
  int size();

  /**
   * Returns the images of an epoch, as indices into the data set. Depends on the seed and the epoch
   * only.
   *
   * @param epoch counted from 1
   * @return {@code [size]} a fresh array
   */
  int[] order(int epoch);
}
