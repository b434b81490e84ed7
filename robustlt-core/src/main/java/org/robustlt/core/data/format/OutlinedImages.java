package org.robustlt.core.data.format;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/** Black images of which only labels and shape are known, class after class. */
final class OutlinedImages implements LabeledImages {
  private final ImageShape shape;
  private final int[] ends;

  private OutlinedImages(ImageShape shape, List<Integer> counts) {
    this.shape = shape;
    this.ends = counts.stream().mapToInt(n -> n).toArray();
    Arrays.parallelPrefix(ends, Integer::sum);
  }

  /**
   * Returns images of classes of different sizes.
   *
   * @param counts how many there are of each class
   */
  static OutlinedImages of(ImageShape shape, Integer... counts) {
    return new OutlinedImages(shape, List.of(counts));
  }

  /** Returns images of classes of one size. */
  static OutlinedImages uniform(ImageShape shape, int classes, int count) {
    return new OutlinedImages(shape, Collections.nCopies(classes, count));
  }

  @Override
  public int size() {
    return ends[ends.length - 1];
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public int label(int index) {
    int found = Arrays.binarySearch(ends, index);
    return found >= 0 ? found + 1 : -found - 1;
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    Arrays.fill(target, offset, offset + shape.size(), (byte) 0);
  }
}
