package org.robustlt.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.NetworkDescription;

/**
 * What all passes of one batch size share: the memory of gradients, since only one backward pass
 * runs at a time, and the way into and out of it.
 */
final class BatchPlan implements AutoCloseable {
  private final Kernels kernels;
  private final NetworkDescription description;
  private final int batch;
  private final GradientPlan gradients;
  private final List<Memory> slots = new ArrayList<>();
  private final Map<Integer, Tensor> tensors = new HashMap<>();
  private final Transfer logits;
  private final Transfer features;
  private final Transfer images;
  private final INDArray imagesGradient;

  BatchPlan(
      Kernels kernels, NetworkDescription description, List<Step> steps, int batch, DataType type) {
    this.kernels = kernels;
    this.description = description;
    this.batch = batch;
    gradients =
        new GradientPlan(steps, description.logits(), value -> kernels.bytes(batch, shape(value)));
    for (long size : gradients.slotSizes()) {
      slots.add(kernels.allocate(size));
    }
    logits = kernels.transfer(gradient(description.logits()));
    features = kernels.transfer(gradient(description.features()));
    images = kernels.transfer(gradient(NetworkDescription.IMAGES));
    ImageShape shape = description.input();
    imagesGradient = Nd4j.create(type, batch, shape.channels(), shape.height(), shape.width());
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
    return tensors.computeIfAbsent(
        value, v -> kernels.tensor(slots.get(gradients.slot(v)), batch, shape(v)));
  }

  void loadLogitsGradient(INDArray gradient) {
    requireShape("logits", gradient, description.classes());
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
    slots.forEach(Memory::close);
  }
}
