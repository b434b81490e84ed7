package org.robustlt.tck.golden;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array of NumPy's file format: little-endian, C order, of type {@code float32}, {@code
 * float64}, {@code int64}, {@code int32}, {@code uint8} or {@code bool}. Every call returns a fresh
 * array.
 */
public final class NpyArray {
  private static final Pattern HEADER =
      Pattern.compile(
          "'descr':\\s*'([<>|=]?\\w+)'.*'fortran_order':\\s*(True|False).*"
              + "'shape':\\s*\\(([0-9, ]*)\\)",
          Pattern.DOTALL);

  private final String key;
  private final String type;
  private final long[] shape;
  private final ByteBuffer content;

  private NpyArray(String key, String type, long[] shape, ByteBuffer content) {
    this.key = key;
    this.type = type;
    this.shape = shape;
    this.content = content;
  }

  static NpyArray read(String key, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 10 || (bytes[0] & 0xff) != 0x93 || bytes[6] != 1) {
      throw new IOException(key + " is no array in version 1.0 of the npy format");
    }
    int start = 10 + (buffer.getShort(8) & 0xffff);
    Matcher header = HEADER.matcher(new String(bytes, 10, start - 10, StandardCharsets.ISO_8859_1));
    if (!header.find() || header.group(2).equals("True")) {
      throw new IOException(key + " must be in C order and have a type of numbers");
    }
    String type = header.group(1);
    long[] shape =
        Arrays.stream(header.group(3).split(","))
            .map(String::strip)
            .filter(side -> !side.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    long expected = start + width(key, type) * length(shape);
    if (bytes.length != expected) {
      throw new IOException(key + " must have " + expected + " bytes, got " + bytes.length);
    }
    ByteBuffer content = buffer.position(start).slice().order(ByteOrder.LITTLE_ENDIAN);
    return new NpyArray(key, type, shape, content);
  }

  private static long width(String key, String type) throws IOException {
    return switch (type) {
      case "<f8", "<i8" -> 8;
      case "<f4", "<i4" -> 4;
      case "|u1", "|b1" -> 1;
      default -> throw new IOException(key + " has type " + type + ", which is not supported");
    };
  }

  private static long length(long[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** Returns the sides; no sides for a single number. */
  public long[] shape() {
    return shape.clone();
  }

  /** Returns the values, {@code float32} widened. */
  public double[] doubles() {
    double[] values = new double[Math.toIntExact(length(shape))];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case "<f8" -> content.getDouble(8 * i);
            case "<f4" -> content.getFloat(4 * i);
            default -> integer(i);
          };
    }
    return values;
  }

  /**
   * Returns the only value.
   *
   * @throws IllegalArgumentException if there are several
   */
  public double number() {
    double[] values = doubles();
    if (values.length != 1) {
      throw new IllegalArgumentException(key + " must be a single number, got " + this);
    }
    return values[0];
  }

  /**
   * Returns the values of an array of integers.
   *
   * @throws IllegalArgumentException if it holds floating-point numbers
   */
  public long[] longs() {
    long[] values = new long[Math.toIntExact(length(shape))];
    Arrays.setAll(values, this::integer);
    return values;
  }

  /**
   * Returns the values of an array of small integers, such as labels.
   *
   * @throws IllegalArgumentException if it holds floating-point numbers
   */
  public int[] ints() {
    return Arrays.stream(longs()).mapToInt(Math::toIntExact).toArray();
  }

  /**
   * Returns a {@code FLOAT} or {@code DOUBLE} array as stored.
   *
   * @throws IllegalArgumentException if it holds integers
   */
  public INDArray array() {
    return switch (type) {
      case "<f8" -> Nd4j.create(doubles(), shape(), 'c');
      case "<f4" -> {
        float[] floats = new float[Math.toIntExact(length(shape))];
        content.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        yield Nd4j.create(floats, shape(), 'c');
      }
      default ->
          throw new IllegalArgumentException(
              key + " must be of a floating-point type, got " + this);
    };
  }

  private long integer(int index) {
    return switch (type) {
      case "<i8" -> content.getLong(8 * index);
      case "<i4" -> content.getInt(4 * index);
      case "|u1", "|b1" -> content.get(index) & 0xff;
      default ->
          throw new IllegalArgumentException(key + " must be of an integer type, got " + this);
    };
  }

  @Override
  public String toString() {
    return type + Arrays.toString(shape);
  }
}
