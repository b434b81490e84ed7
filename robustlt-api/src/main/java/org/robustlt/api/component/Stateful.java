package org.robustlt.api.component;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A component that remembers something from batch to batch. Its memory is saved with every
 * checkpoint, so that a resumed run equals an uninterrupted one.
 *
 * <p>Authors of components that remember something implement this interface.
 */
public interface Stateful {
  /**
   * Returns a copy of the memory under names that are stable between versions. The arrays are
   * {@code float64} or {@code int64}.
   */
  Map<String, INDArray> state();

  /**
   * Takes up the memory that {@link #state()} gave.
   *
   * @throws IllegalArgumentException if a name is missing or unknown or a shape differs
   */
  void restore(Map<String, INDArray> state);
}
