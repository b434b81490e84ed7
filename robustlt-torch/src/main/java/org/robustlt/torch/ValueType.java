package org.robustlt.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.core.engine.HalfPrecision;

/** The types that values between layers have. */
enum ValueType {
  FLOAT64(ScalarType.Double, Double.BYTES),
  FLOAT32(ScalarType.Float, Float.BYTES),
  BFLOAT16(ScalarType.BFloat16, Short.BYTES),
  FLOAT16(ScalarType.Half, Short.BYTES);

  private final ScalarType scalar;
  private final int bytes;

  ValueType(ScalarType scalar, int bytes) {
    this.scalar = scalar;
    this.bytes = bytes;
  }

  static ValueType of(DataType arrays) {
    return switch (arrays) {
      case DOUBLE -> FLOAT64;
      case FLOAT -> FLOAT32;
      default -> throw new IllegalArgumentException("libtorch is not used with " + arrays);
    };
  }

  static ValueType of(HalfPrecision between) {
    return switch (between) {
      case BFLOAT16 -> BFLOAT16;
      case FLOAT16 -> FLOAT16;
    };
  }

  ScalarType scalar() {
    return scalar;
  }

  int bytes() {
    return bytes;
  }

  /** Returns values in this type: themselves if they have it. */
  Tensor of(Tensor values) {
    return values.to(scalar);
  }
}
