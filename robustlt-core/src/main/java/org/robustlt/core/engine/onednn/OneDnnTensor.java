package org.robustlt.core.engine.onednn;

import org.bytedeco.dnnl.memory;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.engine.Tensor;

/**
 * A tensor of this library.
 *
 * @param batch the number of images
 * @param shape the shape of one image
 * @param description its layout
 * @param values its memory
 */
record OneDnnTensor(int batch, ImageShape shape, memory.desc description, memory values)
    implements Tensor {
  /** Returns the type of the values. */
  memory.data_type type() {
    return description.get_data_type().intern();
  }

  /**
   * Returns a tensor as what it is.
   *
   * @throws IllegalArgumentException if another library made it
   */
  static OneDnnTensor of(Tensor tensor) {
    if (tensor instanceof OneDnnTensor ours) {
      return ours;
    }
    throw new IllegalArgumentException(
        "the onednn library got a tensor of another library: " + tensor.getClass().getName());
  }
}
