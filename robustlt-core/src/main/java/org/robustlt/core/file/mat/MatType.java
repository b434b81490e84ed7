package org.robustlt.core.file.mat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/** The types in which a MAT-file stores numbers. */
public enum MatType {
  /** Signed, 8 bits. */
  INT8(1, 1),
  /** Unsigned, 8 bits. */
  UINT8(2, 1),
  /** Signed, 16 bits. */
  INT16(3, 2),
  /** Unsigned, 16 bits. */
  UINT16(4, 2),
  /** Signed, 32 bits. */
  INT32(5, 4),
  /** Unsigned, 32 bits. */
  UINT32(6, 4),
  /** Real, 32 bits. */
  SINGLE(7, 4),
  /** Real, 64 bits. */
  DOUBLE(9, 8),
  /** Signed, 64 bits. */
  INT64(12, 8);

  private final int code;
  private final int size;

  MatType(int code, int size) {
    this.code = code;
    this.size = size;
  }

  static MatType of(int code) throws MatException {
    return Arrays.stream(values())
        .filter(type -> type.code == code)
        .findFirst()
        .orElseThrow(
            () ->
                new MatException(
                    String.format(Locale.ROOT, "stores numbers as the unknown type %d", code)));
  }

  /** Returns the bytes of a number. */
  int size() {
    return size;
  }

  double next(ByteBuffer numbers) {
    return switch (this) {
      case INT8 -> numbers.get();
      case UINT8 -> numbers.get() & 0xff;
      case INT16 -> numbers.getShort();
      case UINT16 -> numbers.getShort() & 0xffff;
      case INT32 -> numbers.getInt();
      case UINT32 -> numbers.getInt() & 0xffffffffL;
      case SINGLE -> numbers.getFloat();
      case DOUBLE -> numbers.getDouble();
      case INT64 -> numbers.getLong();
    };
  }
}
