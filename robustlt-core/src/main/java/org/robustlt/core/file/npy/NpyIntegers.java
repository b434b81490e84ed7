package org.robustlt.core.file.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.robustlt.core.file.MemoryBound;

/** Reads arrays of integers, such as labels and indices, of every type that NumPy writes. */
public final class NpyIntegers {
  private static final int CHUNK = 1 << 16;

  private NpyIntegers() {}

  /**
   * Returns all elements of an array in C order or of one side. An empty array may have any type:
   * NumPy gives it that of real numbers where nobody chose one.
   *
   * @throws NpyException if it holds other than integers, ends too early or is too long
   */
  public static long[] read(NpyReader array) throws IOException {
    NpyHeader header = array.header();
    long count = header.elements();
    if (count == 0) {
      array.expectEnd();
      return new long[0];
    }
    Type type = Type.of(header.type());
    Optional<String> tooLarge = MemoryBound.ofArray(saturatedBytes(count));
    if (tooLarge.isPresent()) {
      throw new NpyException(tooLarge.get());
    }
    if (header.fortranOrder() && header.shape().stream().filter(side -> side > 1).count() > 1) {
      throw new NpyException("must be in C order");
    }
    long[] values = {};
    byte[] chunk = new byte[CHUNK * type.width];
    // Grows with what is there, not with what a damaged header tells.
    for (int filled = 0; filled < count; ) {
      int length = (int) Math.min(count - filled, CHUNK);
      array.read(chunk, 0, length * type.width);
      values = grown(values, filled + length, count);
      ByteBuffer bytes = ByteBuffer.wrap(chunk).order(type.order);
      for (int i = 0; i < length; i++) {
        values[filled + i] = type.next(bytes);
      }
      filled += length;
    }
    array.expectEnd();
    return values;
  }

  private static long saturatedBytes(long count) {
    return count > Long.MAX_VALUE / Long.BYTES ? Long.MAX_VALUE : count * Long.BYTES;
  }

  private static long[] grown(long[] values, int needed, long all) {
    return needed <= values.length
        ? values
        : Arrays.copyOf(values, (int) Math.min(all, Math.max(needed, 2L * values.length)));
  }

  /** A type of integers: {@code <i8}, {@code |u1}, {@code >i4} and so on. */
  private record Type(int width, boolean signed, ByteOrder order) {
    static Type of(String name) throws NpyException {
      if (!name.matches("[<>|=]?[iu][1248]")) {
        throw new NpyException(
            String.format(Locale.ROOT, "must hold integers, its type is \"%s\"", name));
      }
      int width = name.charAt(name.length() - 1) - '0';
      return new Type(
          width,
          name.charAt(name.length() - 2) == 'i',
          name.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    long next(ByteBuffer bytes) {
      return switch (width) {
        case 1 -> signed ? bytes.get() : bytes.get() & 0xff;
        case 2 -> signed ? bytes.getShort() : bytes.getShort() & 0xffff;
        case 4 -> signed ? bytes.getInt() : bytes.getInt() & 0xffffffffL;
        default -> bytes.getLong(); // numbers above 2^63 come out negative
      };
    }
  }
}
