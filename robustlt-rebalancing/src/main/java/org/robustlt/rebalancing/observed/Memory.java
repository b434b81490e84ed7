package org.robustlt.rebalancing.observed;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads arrays of a checkpoint. */
public final class Memory {
  private Memory() {}

  /** Refuses memory of other names. */
  public static void checkNames(Map<String, INDArray> state, Set<String> names) {
    if (!state.keySet().equals(names)) {
      throw new IllegalArgumentException("the state must be " + names + ", got " + state.keySet());
    }
  }

  /** Returns an array of a name and length. */
  public static INDArray of(Map<String, INDArray> state, String name, int length) {
    @Nullable INDArray array = state.get(name);
    if (array == null || array.rank() != 1 || array.length() != length) {
      throw new IllegalArgumentException(
          name
              + " must be "
              + length
              + " numbers, got "
              + (array == null ? "nothing" : Arrays.toString(array.shape())));
    }
    return array;
  }
}
