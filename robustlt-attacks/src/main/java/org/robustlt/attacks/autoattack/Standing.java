package org.robustlt.attacks.autoattack;

import java.util.stream.IntStream;

/** Keeps the images that attacks leave behind, and which examples still withstand them. */
final class Standing {
  private final Examples all;
  private final double[][] images;
  private int[] indices;

  Standing(Examples all) {
    this.all = all;
    this.images = all.natural();
    this.indices = IntStream.range(0, all.size()).toArray();
  }

  boolean any() {
    return indices.length > 0;
  }

  /** Returns the examples that stand. */
  Examples examples() {
    return all.only(indices);
  }

  /** Returns where the standing examples are among all; not to be modified. */
  int[] indices() {
    return indices;
  }

  /** Returns the last image of every example, standing or not. */
  double[][] images() {
    return images;
  }

  /**
   * Takes an image of each example that stands, and lets go of the broken ones.
   *
   * @param broken whether the image is an adversarial one
   */
  void take(double[][] candidates, boolean[] broken) {
    for (int i = 0; i < indices.length; i++) {
      images[indices[i]] = candidates[i];
    }
    int[] before = indices;
    indices =
        IntStream.range(0, before.length).filter(i -> !broken[i]).map(i -> before[i]).toArray();
  }
}
