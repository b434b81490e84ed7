package org.robustlt.core.data.format;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipException;
import org.robustlt.api.data.DataException;
import org.robustlt.core.file.MemoryBound;

/**
 * An array of bytes in the IDX format, in which MNIST and its relatives come.
 *
 * @param sides of the array
 * @param values in C order
 */
@SuppressWarnings("ArrayRecordComponent") // read, not compared
record IdxFile(int[] sides, byte[] values) {
  private static final int UNSIGNED_BYTES = 0x08;

  /**
   * Reads a file to its end.
   *
   * @param place what messages call it
   * @param stream the unpacked content; the caller closes it
   * @param rank the number of sides that the array must have
   * @throws DataException if the content is not such an array, too short or too long
   */
  static IdxFile read(Path place, InputStream stream, int rank) {
    try {
      DataInputStream data = new DataInputStream(stream);
      int magic = data.readInt();
      if (magic != (UNSIGNED_BYTES << 8 | rank)) {
        throw new DataException(
            place,
            String.format(
                Locale.ROOT,
                "not an IDX file of bytes with %d sides: it must begin with %08x, got %08x",
                rank,
                UNSIGNED_BYTES << 8 | rank,
                magic));
      }
      int[] sides = new int[rank];
      long size = 1;
      for (int i = 0; i < rank; i++) {
        sides[i] = data.readInt();
        if (sides[i] < 1 || size * sides[i] > Integer.MAX_VALUE - 8) {
          throw new DataException(
              place,
              "sides must be positive and give at most 2 GiB, side " + i + " is " + sides[i]);
        }
        size *= sides[i];
      }
      MemoryBound.ofArray(size)
          .ifPresent(
              problem -> {
                throw new DataException(
                    place, "an array of the sides " + text(sides) + " " + problem);
              });
      byte[] values = data.readNBytes((int) size);
      if (values.length < size) {
        throw truncated(place, sides, size, values.length);
      }
      if (data.read() >= 0) {
        throw new DataException(
            place,
            String.format(
                Locale.ROOT, "longer than the %d bytes of its sides %s", size, text(sides)));
      }
      return new IdxFile(sides, values);
    } catch (EOFException e) {
      throw new DataException(place, "truncated: it ends before its values do", e);
    } catch (ZipException e) {
      throw new DataException(place, "damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DataException(place, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static DataException truncated(Path place, int[] sides, long size, int found) {
    return new DataException(
        place,
        String.format(
            Locale.ROOT,
            "truncated: its sides %s need %d bytes, got %d",
            text(sides),
            size,
            found));
  }

  private static String text(int[] sides) {
    return Arrays.toString(sides);
  }
}
