package org.robustlt.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.NetworkDescription;

/**
 * What all passes of one batch size share, since only one runs at a time: the memory of gradients
 * and of values that no backward pass reads, and the way into and out of the gradients.
 */
final class BatchPlan implements AutoCloseable {
  private final Kernels kernels;
  private final NetworkDescription description;
  private final int batch;
  private final GradientPlan gradients;
  private final ActivationPlan activations;
  private final List<Memory> blocks = new ArrayList<>();
  private final Map<Integer, Tensor> gradientTensors = new HashMap<>();
  private final Map<Integer, Tensor> activationTensors = new HashMap<>();
  private final Transfer logits;
  private final Transfer features;
  private final Transfer images;
  private final INDArray imagesGradient;
  private long lossBytes;

  BatchPlan(
      Kernels kernels,
      NetworkDescription description,
      List<Step> steps,
      int batch,
      DataType type,
      Activations kept) {
    this.kernels = kernels;
    this.description = description;
    this.batch = batch;
    IntToLongFunction bytes = value -> kernels.bytes(batch, shape(value));
    gradients = new GradientPlan(steps, description.logits(), bytes);
    activations =
        new ActivationPlan(
            steps,
            description,
            gradients,
            layer -> Preparation.backwardReads(kernels, layer),
            bytes,
            kept);
    for (long size : activations.blockSizes()) {
      blocks.add(kernels.allocate(size));
    }
    logits = kernels.transfer(gradient(description.logits()));
    features = kernels.transfer(gradient(description.features()));
    images = kernels.transfer(gradient(NetworkDescription.IMAGES));
    ImageShape shape = description.input();
    imagesGradient = Nd4j.create(type, batch, shape.channels(), shape.height(), shape.width());
  }

  /** Returns how many bytes of logits and their gradients crossed for losses of the host so far. */
  long lossBytes() {
    return lossBytes;
  }

  int batch() {
    return batch;
  }

  List<GradientPlan.BackwardStep> backwardSteps() {
    return gradients.steps();
  }

  /** Returns the shape of a value of one image. */
  ImageShape shape(int value) {
    return value == NetworkDescription.IMAGES
        ? description.input()
        : description.nodes().get(value).output();
  }

  /** Returns the tensor of the gradient with respect to a value. */
  Tensor gradient(int value) {
    return gradientTensors.computeIfAbsent(value, v -> tensor(gradients.slot(v), v));
  }

  /** Returns the tensor of a value that no backward pass finds, or nothing if passes keep it. */
  Optional<Tensor> passing(int value) {
    OptionalInt block = activations.block(value);
    return block.isEmpty()
        ? Optional.empty()
        : Optional.of(activationTensors.computeIfAbsent(value, v -> tensor(block.getAsInt(), v)));
  }

  /** Returns the numbers of the steps to run again before a step's gradients of parameters. */
  List<Integer> stepsAgainBefore(Step step) {
    return activations.stepsAgainBefore(step);
  }

  private Tensor tensor(int block, int value) {
    return kernels.tensor(blocks.get(block), batch, shape(value));
  }

  /** Computes the gradient of a usual loss where the logits are, if the library can. */
  boolean lossGradient(LossKind.Bound loss, double factor, Tensor logitsOfPass) {
    return kernels.lossGradient(loss, factor, logitsOfPass, gradient(description.logits()));
  }

  /** Does so for a loss of two logits. */
  boolean lossGradient(
      LossKind.Bound loss, double factor, Tensor adversarial, Tensor natural, boolean toNatural) {
    return kernels.lossGradient(
        loss, factor, adversarial, natural, toNatural, gradient(description.logits()));
  }

  void loadLogitsGradient(INDArray gradient) {
    requireShape("logits", gradient, description.classes());
    lossBytes += 2 * gradient.length() * gradient.dataType().width();
    logits.load(gradient);
  }

  void addFeaturesGradient(INDArray gradient) {
    requireShape("features", gradient, description.featureLength());
    ImageShape shape = shape(description.features());
    features.add(gradient.reshape(batch, shape.channels(), shape.height(), shape.width()));
  }

  INDArray storeImagesGradient() {
    images.store(imagesGradient);
    return imagesGradient;
  }

  private void requireShape(String of, INDArray gradient, int length) {
    if (gradient.rank() != 2 || gradient.size(0) != batch || gradient.size(1) != length) {
      throw new IllegalArgumentException(
          "the gradient with respect to the "
              + of
              + " must be ["
              + batch
              + ", "
              + length
              + "], got "
              + Arrays.toString(gradient.shape()));
    }
  }

  @Override
  public void close() {
    blocks.forEach(Memory::close);
  }
}
