package org.robustlt.core.engine.onednn;

import org.bytedeco.javacpp.Pointer;
import org.robustlt.core.engine.Memory;

/** Native memory that begins at a cache line, or in one. */
final class Block implements Memory {
  private static final int LINE = 64;

  /** Where a block begins that does not begin at a cache line, in bytes. */
  private static final int INSIDE = 16;

  /** The largest block, of bytes, that a cache may still hold when it is read. */
  private static final long MOST_CACHED = 4 << 20;

  private final Pointer allocated;
  private final long bytes;
  private final int offset;
  private boolean closed;

  /**
   * Allocates a block that begins at a cache line.
   *
   * @throws OutOfMemoryError if there is no memory left
   */
  Block(long bytes) {
    this(bytes, 0);
  }

  private Block(long bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
    allocated = Pointer.malloc(bytes + LINE + offset);
    if (allocated == null || allocated.isNull()) {
      throw new OutOfMemoryError("cannot allocate " + bytes + " bytes of native memory");
    }
  }

  /**
   * Allocates a block for a tensor. Where the results of a normalization begin at a cache line,
   * oneDNN writes them past the cache; so small ones, which the next layer can find there, do not.
   *
   * @throws OutOfMemoryError if there is no memory left
   */
  static Block ofTensor(long bytes) {
    return new Block(bytes, bytes <= MOST_CACHED ? INSIDE : 0);
  }

  /** Returns the usable length. */
  long bytes() {
    return bytes;
  }

  /** Returns the beginning. */
  Pointer begin() {
    return new Address((allocated.address() + LINE - 1) / LINE * LINE + offset);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Pointer.free(allocated);
    }
  }
}
