package org.robustlt.core.file;

import java.nio.ByteBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The types that tensor files hold, under the names that safetensors gives them. All can be read,
 * real ones as FLOAT or DOUBLE and whole ones as INT64; F32, F64 and I64 can be written.
 */
public enum TensorType {
  /** IEEE 754, 32 bits. */
  F32(4),
  /** IEEE 754, 64 bits. */
  F64(8),
  /** IEEE 754, 16 bits. */
  F16(2),
  /** The upper half of F32. */
  BF16(2),
  /** Signed, 64 bits. */
  I64(8),
  /** Signed, 32 bits. */
  I32(4),
  /** Signed, 16 bits. */
  I16(2),
  /** Signed, 8 bits. */
  I8(1),
  /** Unsigned, 8 bits. */
  U8(1),
  /** 0 or 1 in 8 bits. */
  BOOL(1);

  private final int size;

  TensorType(int size) {
    this.size = size;
  }

  static TensorType of(DataType type) {
    return switch (type) {
      case FLOAT -> F32;
      case DOUBLE -> F64;
      case LONG -> I64;
      default -> throw new IllegalArgumentException("tensor files hold no arrays of type " + type);
    };
  }

  /** Returns the bytes of one value. */
  public int size() {
    return size;
  }

  /** Writes all values of a dense array in C order. */
  void put(INDArray array, ByteBuffer target) {
    switch (this) {
      case F32 -> target.asFloatBuffer().put(array.data().asFloat());
      case F64 -> target.asDoubleBuffer().put(array.data().asDouble());
      case I64 -> target.asLongBuffer().put(array.data().asLong());
      default -> throw new IllegalStateException(this + " is not written");
    }
  }

  /**
   * Reads the remaining bytes, at least one value, as an array.
   *
   * @param source in C order, little-endian
   */
  public INDArray take(ByteBuffer source, long[] shape) {
    return switch (this) {
      case F32, F16, BF16 -> Nd4j.create(floats(source), shape, 'c');
      case F64 -> {
        double[] values = new double[source.remaining() / size];
        source.asDoubleBuffer().get(values);
        yield Nd4j.create(values, shape, 'c');
      }
      default -> Nd4j.createFromArray(longs(source)).reshape(shape);
    };
  }

  private float[] floats(ByteBuffer source) {
    float[] values = new float[source.remaining() / size];
    if (this == F32) {
      source.asFloatBuffer().get(values);
      return values;
    }
    for (int i = 0; i < values.length; i++) {
      short bits = source.getShort();
      values[i] = this == F16 ? half(bits) : Float.intBitsToFloat(bits << 16);
    }
    return values;
  }

  private long[] longs(ByteBuffer source) {
    long[] values = new long[source.remaining() / size];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (this) {
            case I32 -> source.getInt();
            case I16 -> source.getShort();
            case I8 -> source.get();
            case U8, BOOL -> source.get() & 0xff;
            default -> source.getLong();
          };
    }
    return values;
  }

  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24f;
          case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
