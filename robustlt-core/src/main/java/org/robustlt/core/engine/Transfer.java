package org.robustlt.core.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.Images;

/**
 * The way between one tensor and arrays of the network's type, {@code [batch, channels, height,
 * width]} or, for tensors of height and width 1, {@code [batch, channels]}. Arrays may be views
 * with any strides; those of C order are the fast case.
 */
public interface Transfer {
  /** Copies an array into the tensor. */
  void load(INDArray array);

  /** Copies images into the tensor, wherever they are. */
  default void load(Images images) {
    load(images.array());
  }

  /** Adds an array to the tensor. */
  void add(INDArray array);

  /** Copies the tensor into an array. */
  void store(INDArray array);
}
