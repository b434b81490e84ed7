package org.robustlt.core.file.mat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads an array: its kind, its sides, its name, its numbers. */
final class MatMatrix {
  /** The classes of arrays of numbers, from real ones of 64 bits to integers of 64 bits. */
  private static final int FIRST_NUMBERS = 6;

  private static final int LAST_NUMBERS = 15;
  private static final int COMPLEX = 0x0800;

  private MatMatrix() {}

  /** Adds the array if it is wanted and one of real numbers. */
  static void read(MatInput input, Predicate<String> wanted, Map<String, MatArray> arrays)
      throws IOException {
    int[] flags = integers(input.description());
    if (flags.length < 1) {
      throw new MatException("has an array of unknown kind");
    }
    int kind = flags[0] & 0xff;
    if (kind < FIRST_NUMBERS || kind > LAST_NUMBERS) {
      return;
    }
    List<Integer> sides = Arrays.stream(integers(input.description())).boxed().toList();
    String name = new String(input.description().content(), StandardCharsets.ISO_8859_1);
    if (wanted.test(name) && (flags[0] & COMPLEX) == 0) {
      MatInput.Element numbers = input.element();
      MatType type = MatType.of(numbers.type());
      BigInteger bytes =
          sides.stream()
              .map(BigInteger::valueOf)
              .reduce(BigInteger.valueOf(type.size()), BigInteger::multiply);
      if (!bytes.equals(BigInteger.valueOf(numbers.content().length))) {
        throw new MatException(
            "has an array "
                + sides
                + " that needs "
                + bytes
                + " bytes, got "
                + numbers.content().length);
      }
      arrays.put(name, new MatArray(sides, type, numbers.content()));
    }
  }

  private static int[] integers(MatInput.Element element) throws MatException {
    return new MatArray(List.of(), MatType.of(element.type()), element.content()).integers();
  }
}
