package org.robustlt.core.engine;

import java.util.List;
import org.robustlt.api.network.NetworkDescription;

/**
 * A node of a network together with what is fused behind it.
 *
 * @param node the node whose kernel runs
 * @param inputs the values that it reads
 * @param residual the value that is added to a convolution, or {@link #NONE}
 * @param relu whether max(x, 0) follows a batch normalization
 * @param output the value that comes out: of the node itself, or of what is fused behind it
 */
record Step(
    NetworkDescription.Node node, List<Integer> inputs, int residual, boolean relu, int output) {
  /** No value. */
  static final int NONE = -2;

  boolean hasParameters() {
    return !node.parameters().isEmpty();
  }
}
