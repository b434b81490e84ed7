package org.robustlt.core.data.pipeline;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.data.ImageShape;

/** Keeps the buffers of full batches for the next epoch. */
final class BufferPool {
  private final DataType type;
  private final int batchSize;
  private final ImageShape shape;
  private final ConcurrentLinkedQueue<BatchBuffer> free = new ConcurrentLinkedQueue<>();

  BufferPool(DataType type, int batchSize, ImageShape shape) {
    this.type = type;
    this.batchSize = batchSize;
    this.shape = shape;
  }

  BatchBuffer take(int size) {
    if (size < batchSize) {
      return BatchBuffer.of(type, size, shape);
    }
    BatchBuffer buffer = free.poll();
    return buffer == null ? BatchBuffer.of(type, size, shape) : buffer;
  }

  void giveBack(BatchBuffer buffer) {
    if (buffer.size() == batchSize) {
      free.add(buffer);
    }
  }
}
