package org.robustlt.core.file.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * Reads the elements of arrays of truth values, integers and real numbers, one after the other.
 *
 * @param kind {@code b}, {@code i}, {@code u} or {@code f}, as NumPy writes it
 * @param width bytes of an element
 * @param order of these bytes
 */
public record NpyNumbers(char kind, int width, ByteOrder order) {
  private static final int CHUNK = 1 << 16;

  /** Takes an element. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the element at a place of the file. */
    void take(long place, double value) throws IOException;
  }

  /**
   * Returns how elements of an array are stored.
   *
   * @throws NpyException if they are no numbers
   */
  public static NpyNumbers of(NpyHeader header) throws NpyException {
    String type = header.type();
    if (!type.matches("[<>|=]?(b1|[iu][1248]|f[248])")) {
      throw new NpyException(
          String.format(
              Locale.ROOT,
              "must hold numbers, its type is \"%s\"%s",
              type,
              type.contains("O")
                  ? ", which are objects of Python: save it with a plain dtype"
                  : ""));
    }
    return new NpyNumbers(
        type.charAt(type.length() - 2),
        type.charAt(type.length() - 1) - '0',
        type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns whether elements are whole by their type. */
  public boolean isWhole() {
    return kind != 'f';
  }

  /**
   * Reads all elements in the order of the file.
   *
   * @throws NpyException if there are too few or too many
   */
  public void read(NpyReader array, Sink sink) throws IOException {
    long count = array.header().elements();
    byte[] chunk = new byte[CHUNK * width];
    for (long done = 0; done < count; ) {
      int length = (int) Math.min(CHUNK, count - done);
      array.read(chunk, 0, length * width);
      ByteBuffer bytes = ByteBuffer.wrap(chunk).order(order);
      for (int i = 0; i < length; i++) {
        sink.take(done + i, next(bytes));
      }
      done += length;
    }
    array.expectEnd();
  }

  private double next(ByteBuffer bytes) {
    return switch (kind) {
      case 'b' -> bytes.get();
      case 'u' ->
          switch (width) {
            case 1 -> bytes.get() & 0xff;
            case 2 -> bytes.getShort() & 0xffff;
            case 4 -> bytes.getInt() & 0xffffffffL;
            default -> unsigned(bytes.getLong());
          };
      case 'i' ->
          switch (width) {
            case 1 -> bytes.get();
            case 2 -> bytes.getShort();
            case 4 -> bytes.getInt();
            default -> bytes.getLong();
          };
      default ->
          switch (width) {
            case 2 -> half(bytes.getShort());
            case 4 -> bytes.getFloat();
            default -> bytes.getDouble();
          };
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1 | (bits & 1)) * 2.0;
  }

  /** Returns the value of a number of IEEE 754's half precision. */
  static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double size =
        exponent == 0x1f
            ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
            : exponent == 0
                ? Math.scalb((double) fraction, -24)
                : Math.scalb((double) (fraction | 0x400), exponent - 25);
    return bits < 0 ? -size : size;
  }
}
