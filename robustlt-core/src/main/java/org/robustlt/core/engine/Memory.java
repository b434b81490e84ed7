package org.robustlt.core.engine;

/**
 * A block of a library's memory. Tensors that are not in use at the same time may share a block.
 */
public interface Memory extends AutoCloseable {
  /** Frees the block; its tensors end with it. */
  @Override
  void close();
}
