package org.robustlt.core.engine.onednn;

import org.bytedeco.javacpp.Pointer;
import org.robustlt.core.engine.Memory;

/** Native memory that begins at a cache line. */
final class Block implements Memory {
  private static final int ALIGNMENT = 64;

  private final Pointer allocated;
  private final long bytes;
  private boolean closed;

  /**
   * Allocates a block.
   *
   * @throws OutOfMemoryError if there is no memory left
   */
  Block(long bytes) {
    this.bytes = bytes;
    allocated = Pointer.malloc(bytes + ALIGNMENT);
    if (allocated == null || allocated.isNull()) {
      throw new OutOfMemoryError("cannot allocate " + bytes + " bytes of native memory");
    }
  }

  /** Returns the usable length. */
  long bytes() {
    return bytes;
  }

  /** Returns the aligned beginning. */
  Pointer begin() {
    return new Address((allocated.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Pointer.free(allocated);
    }
  }
}
