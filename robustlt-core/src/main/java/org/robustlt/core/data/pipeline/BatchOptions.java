package org.robustlt.core.data.pipeline;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * How images are cut into batches.
 *
 * @param batchSize images of every batch but the last, which may be smaller
 * @param type {@code FLOAT} or {@code DOUBLE}
 * @param threads how many threads prepare batches; changes nothing but the speed
 */
public record BatchOptions(int batchSize, DataType type, int threads) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public BatchOptions {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size must be at least 1, got " + batchSize);
    }
    if (type != DataType.FLOAT && type != DataType.DOUBLE) {
      throw new IllegalArgumentException("batches are FLOAT or DOUBLE, got " + type);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("data threads must be at least 1, got " + threads);
    }
  }

  /** Returns options for {@code FLOAT} batches that one thread prepares. */
  public static BatchOptions ofSize(int batchSize) {
    return new BatchOptions(batchSize, DataType.FLOAT, 1);
  }
}
