package org.robustlt.core.engine;

import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.random.RandomSource;

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
  ForwardPass forward(Images images, BatchNormMode mode);

  /** Does the same with images of an array. */
  default ForwardPass forward(INDArray images, BatchNormMode mode) {
    return forward(Images.of(images), mode);
  }

  /**
   * Says where dropout draws from now on. Every pass draws at its number, counted from here, and
   * every layer at its name, so the same passes drop the same values.
   */
  void drawFrom(RandomSource random);

  /**
   * Brings images to where the network computes, so that they come but once however often they are
   * used.
   *
   * @param array {@code [batch, channels, height, width]}; must not change as long as the images
   *     are used
   * @return the network's own images, valid until the next call
   */
  default Images images(INDArray array) {
    return Images.of(array);
  }

  /**
   * Begins an ascent in the memory of the network's library; nothing if that keeps images as
   * arrays.
   *
   * @param mode which statistics batch normalization uses
   */
  default Optional<Ascent> ascent(AttackRequest request, Norm norm, BatchNormMode mode) {
    return Optional.empty();
  }

  /** Frees the memory; open passes end with it. */
  @Override
  void close();
}
