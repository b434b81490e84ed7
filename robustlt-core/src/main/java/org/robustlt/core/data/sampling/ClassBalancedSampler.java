package org.robustlt.core.data.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.random.RandomSource;

/**
 * Visits every class equally often. A class that has more images than that is subsampled anew in
 * every epoch; one that has fewer is visited as often as it goes into the number, and a part of it
 * once more.
 */
public final class ClassBalancedSampler implements Sampler {
  private final List<int[]> classes;
  private final int perClass;
  private final RandomSource random;

  /**
   * Balances the given images.
   *
   * @param images the data set
   * @param indices which of its images
   * @param classes the number of classes
   * @param perClass how many images of each class an epoch visits
   * @param random where the choices of the epochs come from
   * @throws DataException if a class has no images
   */
  public ClassBalancedSampler(
      LabeledImages images, int[] indices, int classes, int perClass, RandomSource random) {
    if (perClass < 1) {
      throw new IllegalArgumentException("images per class must be at least 1, got " + perClass);
    }
    this.classes = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      int label = c;
      int[] members = IntStream.of(indices).filter(index -> images.label(index) == label).toArray();
      if (members.length == 0) {
        throw new DataException("class " + c + " has no images to balance");
      }
      this.classes.add(members);
    }
    this.perClass = perClass;
    this.random = random;
  }

  /** Balances the given images in epochs as long as if each was visited once. */
  public static ClassBalancedSampler keepingEpochLength(
      LabeledImages images, int[] indices, int classes, RandomSource random) {
    int perClass = Math.max(1, indices.length / classes);
    return new ClassBalancedSampler(images, indices, classes, perClass, random);
  }

  @Override
  public int size() {
    return Math.multiplyExact(perClass, classes.size());
  }

  @Override
  public int[] order(int epoch) {
    RandomGenerator generator = random.at(epoch).generator();
    int[] order = new int[size()];
    for (int c = 0; c < classes.size(); c++) {
      int[] members = classes.get(c).clone();
      for (int taken = 0; taken < perClass; taken += members.length) {
        ShufflingSampler.shuffle(members, generator);
        int count = Math.min(members.length, perClass - taken);
        System.arraycopy(members, 0, order, c * perClass + taken, count);
      }
    }
    ShufflingSampler.shuffle(order, generator);
    return order;
  }
}
