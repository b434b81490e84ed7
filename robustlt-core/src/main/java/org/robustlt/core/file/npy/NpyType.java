package org.robustlt.core.file.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.file.TensorType;

/**
 * The type of the elements of a NumPy array.
 *
 * @param type what they are
 * @param order the order of their bytes
 */
public record NpyType(TensorType type, ByteOrder order) {
  private static final Map<String, TensorType> TYPES =
      Map.of(
          "f4", TensorType.F32,
          "f8", TensorType.F64,
          "f2", TensorType.F16,
          "i8", TensorType.I64,
          "i4", TensorType.I32,
          "i2", TensorType.I16,
          "i1", TensorType.I8,
          "u1", TensorType.U8,
          "b1", TensorType.BOOL);

  /** Returns the type that NumPy writes in such a way: {@code <f4}, {@code |u1}; if it is known. */
  public static Optional<NpyType> of(String name) {
    String plain = name.replaceFirst("^[<>|=]", "");
    ByteOrder order = name.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return Optional.ofNullable(TYPES.get(plain)).map(type -> new NpyType(type, order));
  }

  /**
   * Returns the elements as an array in C order.
   *
   * @param bytes all of them
   * @param fortranOrder whether the first side varies fastest in the bytes
   */
  public INDArray array(byte[] bytes, long[] shape, boolean fortranOrder) {
    if (bytes.length == 0) {
      return Nd4j.empty();
    }
    if (!fortranOrder || shape.length < 2) {
      return type.take(littleEndian(bytes), shape);
    }
    long[] reversed = new long[shape.length];
    int[] axes = new int[shape.length];
    for (int i = 0; i < shape.length; i++) {
      axes[i] = shape.length - 1 - i;
      reversed[i] = shape[axes[i]];
    }
    return type.take(littleEndian(bytes), reversed).permute(axes).dup('c');
  }

  private ByteBuffer littleEndian(byte[] bytes) {
    byte[] ordered = bytes;
    int size = type.size();
    if (order == ByteOrder.BIG_ENDIAN && size > 1) {
      ordered = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        ordered[i] = bytes[i - i % size + size - 1 - i % size];
      }
    }
    return ByteBuffer.wrap(ordered).order(ByteOrder.LITTLE_ENDIAN);
  }
}
