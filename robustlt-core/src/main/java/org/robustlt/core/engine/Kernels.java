package org.robustlt.core.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.Layer;

/**
 * A kernel library opened for one network: makes tensors, and prepares each layer once for its
 * place. Preparing may be slow; running must not allocate.
 *
 * <p>The engine decides what is computed when, which values share memory and which layers are
 * fused; the library decides layouts and arithmetic. All results must be bit-identical from run to
 * run for a fixed number of threads.
 *
 * <p>Parameters are given in the order of {@link Layer#parameters}, for instance weight, then bias.
 */
public interface Kernels extends AutoCloseable {
  /**
   * Returns what the backward passes of a layer read of the forward pass. All else may be gone
   * then; a normalized value that is only read {@link BackwardRead#INPUT_FOR_PARAMETERS for
   * parameters} is computed again in time.
   */
  Set<BackwardRead> backwardReads(Layer layer);

  /** Returns how much memory a tensor of the given shape takes, padding of its layout included. */
  long bytes(int batch, ImageShape shape);

  /** Allocates a block of memory, aligned as the library likes it. Its content is undefined. */
  Memory allocate(long bytes);

  /**
   * Makes a tensor at the beginning of a block, of any content.
   *
   * @param memory a block of at least {@link #bytes} bytes
   */
  Tensor tensor(Memory memory, int batch, ImageShape shape);

  /** Prepares the way between a tensor and arrays. */
  Transfer transfer(Tensor tensor);

  /** Prepares a copy of one tensor to another of the same shape. */
  Operation copy(Tensor source, Tensor target);

  /**
   * Prepares a sum of tensors of one shape.
   *
   * @param output where the sum goes; may be {@code left}
   */
  Operation sum(Tensor left, Tensor right, Tensor output);

  /**
   * Brings images to where the library computes.
   *
   * @param array {@code [batch, channels, height, width]}; must not change as long as the images
   *     are used
   */
  default Images images(INDArray array) {
    return Images.of(array);
  }

  /**
   * Begins an attack in the library's memory; nothing if the library keeps images as arrays, on
   * which attacks climb then.
   *
   * @param request the natural images and their radii
   * @param norm of the balls
   */
  default Optional<Ball> ball(AttackRequest request, Norm norm) {
    return Optional.empty();
  }

  /**
   * Computes the gradient of the sum of a usual loss over the batch with respect to the logits.
   *
   * @param loss which loss, with its labels
   * @param factor what the gradient is multiplied by
   * @param logits {@code [batch, classes]}
   * @param gradient where the gradient goes
   * @return whether the library computes this kind of loss itself
   */
  default boolean lossGradient(LossKind.Bound loss, double factor, Tensor logits, Tensor gradient) {
    return false;
  }

  /**
   * Does so for a loss of two logits, that of TRADES.
   *
   * @param adversarial {@code [batch, classes]} logits
   * @param natural {@code [batch, classes]} logits
   * @param toNatural with respect to which of them
   */
  default boolean lossGradient(
      LossKind.Bound loss,
      double factor,
      Tensor adversarial,
      Tensor natural,
      boolean toNatural,
      Tensor gradient) {
    return false;
  }

  /** Prepares a normalization of the images, as {@link Layer.InputNormalization} says. */
  Kernel inputNormalization(Layer.InputNormalization layer, Place place);

  /**
   * Prepares a convolution, optionally with a sum fused behind it.
   *
   * @param residual what forward adds to the convolution; has the shape of the output. Its gradient
   *     is the output's, and no matter of the kernel
   */
  Kernel convolution(
      Layer.Convolution layer, List<Parameter> parameters, Place place, Optional<Tensor> residual);

  /**
   * Prepares a batch normalization, optionally with max(x, 0) fused behind it. With the statistics
   * of the batch the gradient goes through them too; with the running statistics the layer is
   * affine. Running statistics move as in PyTorch: {@code running ← (1 − momentum)·running +
   * momentum·batch}, the running variance with the unbiased one of the batch.
   */
  Kernel batchNormalization(
      Layer.BatchNormalization layer, List<Parameter> parameters, Place place, boolean relu);

  /** Prepares max(x, 0). The gradient at 0 is 0. */
  Kernel relu(Place place);

  /** Prepares an average pooling. */
  Kernel averagePooling(Layer.AveragePooling layer, Place place);

  /** Prepares a maximum pooling; of equal values in a window the first gets the gradient. */
  Kernel maxPooling(Layer.MaxPooling layer, Place place);

  /** Prepares the mean over each image's channels. */
  Kernel globalAveragePooling(Place place);

  /** Prepares a linear layer. */
  Kernel linear(Layer.Linear layer, List<Parameter> parameters, Place place);

  /** Prepares a cosine layer. */
  Kernel cosineLinear(Layer.CosineLinear layer, List<Parameter> parameters, Place place);

  /**
   * Prepares a layer that has no method of its own here. {@code HostKernel} computes all of them in
   * Java, for libraries that cannot.
   *
   * @param type of the network's arrays
   */
  Kernel otherLayer(Layer layer, List<Parameter> parameters, Place place, DataType type);

  /** Frees what the library keeps for the network; memory blocks are closed by their owner. */
  @Override
  void close();
}
