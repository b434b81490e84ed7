package org.robustlt.api.network;

/**
 * Which statistics batch normalization uses in a forward pass, and whether it keeps them. Layers
 * that drop values at random ({@link Layer.Dropout}) do so where those of the batch are used, since
 * PyTorch's training mode means both.
 */
public enum BatchNormMode {
  /** The batch's own statistics; the running ones stay as they are. As attacks do in training. */
  BATCH_STATISTICS_FROZEN,
  /** The batch's own statistics, which also move the running ones. As training does. */
  BATCH_STATISTICS_UPDATING,
  /** The running statistics. As evaluation does. */
  RUNNING_STATISTICS;

  /** Returns whether the statistics of the batch are used. */
  public boolean usesBatchStatistics() {
    return this != RUNNING_STATISTICS;
  }
}
