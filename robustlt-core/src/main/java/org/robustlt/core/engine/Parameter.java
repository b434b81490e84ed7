package org.robustlt.core.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;

/**
 * One named parameter of a network: a view of the network's flat memory.
 *
 * @param spec its shape, how it begins and what moves it
 * @param part its values
 * @param gradientPart its accumulated gradient; present if it is trainable
 */
public record Parameter(
    ParameterSpec spec, ParameterVector.Part part, Optional<ParameterVector.Part> gradientPart) {
  /** Returns the full name, as PyTorch calls it. */
  public String name() {
    return part.name();
  }

  /** Returns the sides of its shape; a fresh array. */
  public long[] shape() {
    return part.shape().stream().mapToLong(Integer::longValue).toArray();
  }

  /** Returns the values; who writes them calls {@link Parameters#changed()}. */
  public Vector values() {
    return part.values();
  }

  /**
   * Returns the values in the shape of the spec: the network's own memory where it is one of
   * arrays, else a copy.
   */
  public INDArray value() {
    return part.array();
  }

  /** Returns the gradient in the same shape, in the same way; present if it is trainable. */
  public Optional<INDArray> gradient() {
    return gradientPart.map(ParameterVector.Part::array);
  }
}
