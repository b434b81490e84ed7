package org.robustlt.core.file.torch;

import java.nio.ByteBuffer;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.TensorType;

/**
 * Values of one type that tensors are views of.
 *
 * @param source where their bytes lie
 * @param key what the source calls them
 * @param type the type of the values
 * @param first the index of the first value, where this is a part of what the key stands for
 * @param length how many there are
 */
record TorchStorage(Source source, String key, TensorType type, long first, long length) {
  /** Where bytes of storages lie. */
  interface Source {
    /**
     * Reads some bytes, little-endian.
     *
     * @param length of all that the key stands for, as the pickle tells, in bytes
     * @throws FileFormatException if they are missing or damaged
     */
    ByteBuffer read(String key, long length, long from, int count);
  }

  long bytes() {
    return length * type.size();
  }
}
