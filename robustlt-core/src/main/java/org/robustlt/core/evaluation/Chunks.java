package org.robustlt.core.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How examples are cut into batches of a few sizes: as many whole ones as there are, then a
 * quarter, a sixteenth … of it, down to 8. A network plans memory for every size that it meets, so
 * they must be few; what lacks in the last batch is filled up with its last example.
 */
final class Chunks {
  private static final int FACTOR = 4;
  private static final int SMALLEST = 8;

  private Chunks() {}

  /**
   * Cuts.
   *
   * @param positions the examples
   * @param whole the size of a whole batch
   */
  static List<Chunk> of(int[] positions, int whole) {
    List<Chunk> chunks = new ArrayList<>();
    int first = 0;
    while (first < positions.length) {
      int size = size(positions.length - first, whole);
      int count = Math.min(size, positions.length - first);
      chunks.add(new Chunk(Arrays.copyOfRange(positions, first, first + count), size));
      first += count;
    }
    return chunks;
  }

  private static int size(int remaining, int whole) {
    int size = whole;
    while (size > SMALLEST && FACTOR * (size - remaining) > size) {
      size = Math.max((size + FACTOR - 1) / FACTOR, SMALLEST);
    }
    return size;
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
