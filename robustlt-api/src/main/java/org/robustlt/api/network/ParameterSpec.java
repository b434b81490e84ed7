package org.robustlt.api.network;

import java.util.List;

/**
 * One array that a layer keeps.
 *
 * @param suffix the last part of its name, as PyTorch calls it: {@code weight}, {@code bias},
 *     {@code running_mean}, …
 * @param shape its sides
 * @param initialization how it begins
 * @param role whether training moves it
 */
public record ParameterSpec(
    String suffix, List<Integer> shape, Initialization initialization, Role role) {
  /** What moves a parameter. */
  public enum Role {
    /** The optimizer. */
    TRAINABLE,
    /** Nothing: it is used as it is. */
    FIXED,
    /** Forward passes in {@link BatchNormMode#BATCH_STATISTICS_UPDATING}. */
    STATISTIC
  }

  /** Copies the shape. */
  public ParameterSpec {
    shape = List.copyOf(shape);
  }
}
