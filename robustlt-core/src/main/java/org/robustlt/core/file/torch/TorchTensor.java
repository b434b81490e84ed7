package org.robustlt.core.file.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.MemoryBound;
import org.robustlt.core.file.SavedArray;
import org.robustlt.core.file.pickle.PickleException;

/**
 * A tensor as a PyTorch file describes it: a strided view of a storage.
 *
 * @param file where it is, for messages
 * @param storage what it is a view of
 * @param offset the index of its first value
 * @param shape its sides
 * @param strides the distance of neighbours along each side, in values; 0 where a side repeats one
 */
public record TorchTensor(
    Path file, TorchStorage storage, long offset, List<Long> shape, List<Long> strides)
    implements SavedArray {
  /**
   * Checks that the view stays within the storage.
   *
   * @throws PickleException otherwise
   */
  static TorchTensor of(
      Path file, TorchStorage storage, long offset, List<Long> shape, List<Long> strides)
      throws PickleException {
    TorchTensor tensor = new TorchTensor(file, storage, offset, shape, strides);
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
      long length = 1;
      for (int i = 0; i < shape.size(); i++) {
        if (shape.get(i) < 0 || strides.get(i) < 0) {
          return false;
        }
        length = Math.multiplyExact(length, shape.get(i));
      }
      return length == 0 || Math.addExact(offset, span()) <= storage.length();
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /** Returns how many values lie between its first and its last, both included. */
  private long span() {
    long span = 1;
    for (int i = 0; i < shape.size(); i++) {
      span = Math.addExact(span, Math.multiplyExact(shape.get(i) - 1, strides.get(i)));
    }
    return span;
  }

  /**
   * {@inheritDoc}
   *
   * @throws FileFormatException if they are missing, damaged, or too many
   */
  @Override
  public INDArray values() {
    int size = storage.type().size();
    long length = shape.stream().reduce(1L, (a, b) -> a * b);
    if (length == 0) {
      return Nd4j.empty();
    }
    long larger = Math.max(length, span());
    Optional<String> tooLarge =
        MemoryBound.ofArray(larger > Long.MAX_VALUE / size ? Long.MAX_VALUE : larger * size);
    if (tooLarge.isPresent()) {
      throw new FileFormatException(
          file, "has a tensor of shape " + shape + ", which " + tooLarge.get());
    }
    ByteBuffer bytes =
        storage
            .source()
            .read(
                storage.key(),
                storage.bytes(),
                (storage.first() + offset) * size,
                (int) (span() * size));
    ByteBuffer dense = isDense() ? bytes : gathered(bytes, (int) length, size);
    return storage.type().take(dense, sides());
  }

  private long[] sides() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  private boolean isDense() {
    long expected = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      if (shape.get(i) != 1 && strides.get(i) != expected) {
        return false;
      }
      expected *= shape.get(i);
    }
    return true;
  }

  /** Gathers the values in C order. */
  private ByteBuffer gathered(ByteBuffer bytes, int length, int size) {
    ByteBuffer dense = ByteBuffer.allocate(length * size).order(ByteOrder.LITTLE_ENDIAN);
    long[] sides = sides();
    long[] index = new long[sides.length];
    int at = 0;
    while (dense.hasRemaining()) {
      dense.put(bytes.array(), bytes.arrayOffset() + at * size, size);
      for (int i = index.length - 1; i >= 0; i--) {
        at += Math.toIntExact(strides.get(i));
        if (++index[i] < sides[i]) {
          break;
        }
        at -= Math.toIntExact(sides[i] * strides.get(i));
        index[i] = 0;
      }
    }
    return dense.flip();
  }
}
