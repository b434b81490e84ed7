package org.robustlt.core.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How examples are cut into batches: as many whole ones as there are, then one for the rest. A
 * network plans memory for every size that it meets, so the sizes of the last batch are few: an
 * eighth of a power of two apart. What lacks in it is filled up with its last example.
 */
final class Chunks {
  private static final int STEPS = 8;

  private Chunks() {}

  /**
   * Cuts.
   *
   * @param positions the examples
   * @param whole the size of a whole batch
   */
  static List<Chunk> of(int[] positions, int whole) {
    List<Chunk> chunks = new ArrayList<>();
    for (int first = 0; first < positions.length; first += whole) {
      int count = Math.min(whole, positions.length - first);
      chunks.add(
          new Chunk(
              Arrays.copyOfRange(positions, first, first + count), Math.min(size(count), whole)));
    }
    return chunks;
  }

  /** Returns the smallest size that holds so many. */
  private static int size(int count) {
    int step = Math.max(Integer.highestOneBit(count) / STEPS, 1);
    return Math.max((count + step - 1) / step * step, STEPS);
  }

  /**
   * A batch.
   *
   * @param positions its examples
   * @param size its size, with those that fill it up
   */
  @SuppressWarnings("ArrayRecordComponent") // read, not compared
  record Chunk(int[] positions, int size) {
    /** Returns an index for every place of the batch. */
    int[] filled(int[] indices) {
      int[] filled = new int[size];
      for (int i = 0; i < size; i++) {
        filled[i] = indices[positions[Math.min(i, positions.length - 1)]];
      }
      return filled;
    }

    /** Returns the radius ε for every example, and 0 for what fills the batch up. */
    double[] radii(double epsilon) {
      double[] radii = new double[size];
      Arrays.fill(radii, 0, positions.length, epsilon);
      return radii;
    }
  }
}
