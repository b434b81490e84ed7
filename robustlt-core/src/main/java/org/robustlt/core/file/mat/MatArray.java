package org.robustlt.core.file.mat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/**
 * An array of numbers of a MAT-file.
 *
 * @param sides of the array; the first varies fastest
 * @param type of the numbers
 * @param content the numbers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MatArray(List<Integer> sides, MatType type, byte[] content) {
  /** Copies the sides. */
  public MatArray {
    sides = List.copyOf(sides);
  }

  /**
   * Returns the numbers of an array of small integers, whichever type they are stored in.
   *
   * @throws MatException if a number is none
   */
  public int[] integers() throws MatException {
    ByteBuffer numbers = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int[] integers = new int[content.length / type.size()];
    for (int i = 0; i < integers.length; i++) {
      double number = type.next(numbers);
      integers[i] = (int) number;
      if (integers[i] != number) {
        throw new MatException(
            String.format(Locale.ROOT, "must hold whole numbers, number %d is %s", i, number));
      }
    }
    return integers;
  }
}
