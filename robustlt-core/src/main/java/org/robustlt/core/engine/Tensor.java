package org.robustlt.core.engine;

import org.robustlt.api.data.ImageShape;

/**
 * The values of one batch at one place of a network, in whatever layout the library keeps them. A
 * library gets only tensors that it made itself.
 */
public interface Tensor {
  /** Returns the number of images. */
  int batch();

  /** Returns the shape of one image. */
  ImageShape shape();
}
