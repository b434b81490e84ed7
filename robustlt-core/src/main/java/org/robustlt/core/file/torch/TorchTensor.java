package org.robustlt.core.file.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.file.pickle.PickleException;

/**
 * A tensor as a PyTorch file describes it: a strided view of a storage. Its values are read when
 * they are asked for.
 *
 * @param storage what it is a view of
 * @param offset the index of its first value
 * @param shape its sides
 * @param strides the distance of neighbours along each side, in values
 */
public record TorchTensor(TorchStorage storage, long offset, List<Long> shape, List<Long> strides) {
  /**
   * Checks that the view stays within the storage.
   *
   * @throws PickleException otherwise
   */
  static TorchTensor of(TorchStorage storage, long offset, List<Long> shape, List<Long> strides)
      throws PickleException {
    TorchTensor tensor = new TorchTensor(storage, offset, shape, strides);
    if (!tensor.fits()) {
      throw new PickleException(
          "has a tensor of shape "
              + shape
              + " that does not fit its "
              + storage.length()
              + " values");
    }
    return tensor;
  }

  private boolean fits() {
    if (offset < 0 || shape.size() != strides.size()) {
      return false;
    }
    try {
      long last = offset;
      long length = 1;
      for (int i = 0; i < shape.size(); i++) {
        if (shape.get(i) < 0 || strides.get(i) < 0) {
          return false;
        }
        length = Math.multiplyExact(length, shape.get(i));
        last = Math.addExact(last, Math.multiplyExact(shape.get(i) - 1, strides.get(i)));
      }
      return length == 0 || (length <= storage.length() && last < storage.length());
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /** Returns the sides. */
  long[] sides() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  /** Gathers the values from the bytes of the storage. */
  INDArray gather(ByteBuffer bytes) {
    long[] sides = sides();
    long length = Arrays.stream(sides).reduce(1, (a, b) -> a * b);
    if (length == 0) {
      return Nd4j.empty();
    }
    int size = storage.type().size();
    ByteBuffer dense =
        ByteBuffer.allocate(Math.toIntExact(length * size)).order(ByteOrder.LITTLE_ENDIAN);
    long[] index = new long[sides.length];
    while (dense.hasRemaining()) {
      long at = offset;
      for (int i = 0; i < index.length; i++) {
        at += index[i] * strides.get(i);
      }
      for (int i = 0; i < size; i++) {
        dense.put(bytes.get(Math.toIntExact(at * size) + i));
      }
      advance(index, sides);
    }
    return storage.type().take(dense.flip(), sides);
  }

  private static void advance(long[] index, long[] sides) {
    for (int i = index.length - 1; i >= 0; i--) {
      if (++index[i] < sides[i]) {
        return;
      }
      index[i] = 0;
    }
  }
}
