package org.robustlt.core.engine;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.NetworkDescription;

/**
 * A network with weights, compiled against a kernel library.
 *
 * <p>A network is used by one thread at a time.
 */
public interface Network extends AutoCloseable {
  /** Returns what the network computes. */
  NetworkDescription description();

  /** Returns the type of all values: {@code FLOAT} or {@code DOUBLE}. */
  DataType type();

  /** Returns the weights, their gradients and the running statistics. */
  Parameters parameters();

  /**
   * Computes the logits of images and keeps what the backward passes need until the pass is closed.
   * Passes are borrowed from a pool per batch size; several may be open at once, each with its own
   * activations.
   *
   * @param images {@code [batch, channels, height, width]} in pixel scale and of the network's
   *     type; read during the call only
   * @param mode which statistics batch normalization uses
   * @throws IllegalArgumentException if shape or type of the images do not fit
   */
  ForwardPass forward(INDArray images, BatchNormMode mode);

  /** Frees the memory; open passes end with it. */
  @Override
  void close();
}
