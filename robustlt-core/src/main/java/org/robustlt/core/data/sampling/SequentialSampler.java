package org.robustlt.core.data.sampling;

/** Visits the same images in the same order in every epoch. */
public final class SequentialSampler implements Sampler {
  private final int[] indices;

  /**
   * Visits the given images in the given order.
   *
   * @param indices which images of the data set
   */
  public SequentialSampler(int[] indices) {
    this.indices = indices.clone();
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public int[] order(int epoch) {
    return indices.clone();
  }
}
