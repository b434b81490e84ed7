package org.robustlt.core.data.format;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.robustlt.core.file.MemoryBound;
import org.robustlt.core.file.npy.NpyException;
import org.robustlt.core.file.npy.NpyHeader;
import org.robustlt.core.file.npy.NpyNumbers;
import org.robustlt.core.file.npy.NpyReader;
import org.robustlt.core.file.npy.NpyStrings;

/**
 * The labels of an array, as stored: numbers, also as reals that are whole or as one-hot rows, or
 * names.
 *
 * @param numbers a number for each image; empty where there are names
 * @param names a name for each image; empty where there are numbers
 * @param oneHot whether the numbers were one-hot rows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LabelArray(int[] numbers, List<String> names, boolean oneHot) {
  private static final int MOST_CLASSES = 100_000;

  boolean isNamed() {
    return !names.isEmpty();
  }

  int size() {
    return isNamed() ? names.size() : numbers.length;
  }

  /**
   * Reads an array {@code [images]}, {@code [images, 1]} or {@code [images, classes]}.
   *
   * @throws NpyException if it holds no labels
   */
  static LabelArray read(NpyReader array) throws IOException {
    NpyHeader header = array.header();
    List<Long> sides = header.shape();
    if (NpyStrings.holds(header)) {
      checkColumn(sides);
      List<String> names = new ArrayList<>();
      for (String name : NpyStrings.read(array)) {
        names.add(Normalizer.normalize(name.strip(), Normalizer.Form.NFC));
      }
      return new LabelArray(new int[0], names, false);
    }
    NpyNumbers type = NpyNumbers.of(header);
    Optional<String> tooLarge = MemoryBound.ofArray(saturated(header.elements()));
    if (tooLarge.isPresent()) {
      throw new NpyException(tooLarge.get());
    }
    if (sides.size() == 2 && sides.get(0) > 0 && sides.get(1) > 1) {
      return oneHot(array, type, sides);
    }
    checkColumn(sides);
    // Grows with what is there, not with what a damaged header tells.
    Growing numbers = new Growing(header.elements());
    type.read(
        array,
        (place, value) -> {
          if (value != Math.rint(value) || value < 0 || value >= MOST_CLASSES) {
            throw new NpyException(
                String.format(
                    Locale.ROOT,
                    "must hold labels 0..%d, image %d has label %s",
                    MOST_CLASSES - 1,
                    place,
                    spelt(value)));
          }
          numbers.add((int) value);
        });
    return new LabelArray(numbers.all(), List.of(), false);
  }

  private static LabelArray oneHot(NpyReader array, NpyNumbers type, List<Long> sides)
      throws IOException {
    if (sides.get(1) > MOST_CLASSES) {
      throw new NpyException("must hold labels, its shape is " + sides);
    }
    int images = Math.toIntExact(sides.get(0));
    int classes = Math.toIntExact(sides.get(1));
    boolean fortran = array.header().fortranOrder();
    int[] labels = new int[images];
    Arrays.fill(labels, -1);
    type.read(
        array,
        (place, value) -> {
          int image = (int) (fortran ? place % images : place / classes);
          if (value != 0 && (value != 1 || labels[image] >= 0)) {
            throw noRow(sides, image);
          }
          if (value == 1) {
            labels[image] = (int) (fortran ? place / images : place % classes);
          }
        });
    for (int i = 0; i < images; i++) {
      if (labels[i] < 0) {
        throw noRow(sides, i);
      }
    }
    return new LabelArray(labels, List.of(), true);
  }

  private static NpyException noRow(List<Long> sides, int image) {
    return new NpyException(
        "must hold one label for each image, or rows of one 1 and zeros, its shape is "
            + sides
            + " and row "
            + image
            + " is no such row");
  }

  private static void checkColumn(List<Long> sides) throws NpyException {
    if (sides.stream().filter(side -> side != 1).count() > 1) {
      throw new NpyException("must hold one label for each image, its shape is " + sides);
    }
  }

  private static long saturated(long count) {
    return count > Long.MAX_VALUE / Integer.BYTES ? Long.MAX_VALUE : count * Integer.BYTES;
  }

  private static String spelt(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** An array that grows up to its end. */
  private static final class Growing {
    private final long most;
    private int[] values = new int[0];
    private int size;

    Growing(long most) {
      this.most = most;
    }

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(most, Math.max(1 << 16, 2L * size)));
      }
      values[size++] = value;
    }

    int[] all() {
      return Arrays.copyOf(values, size);
    }
  }
}
