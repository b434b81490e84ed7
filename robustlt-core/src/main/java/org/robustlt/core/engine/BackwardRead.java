package org.robustlt.core.engine;

/** A value of the forward pass that the backward passes of a layer read. */
public enum BackwardRead {
  /** The input, on the way to the gradient with respect to it or to the parameters. */
  INPUT,
  /** The input, but only for the gradients with respect to the parameters. */
  INPUT_FOR_PARAMETERS,
  /** The output, that of a fused max(x, 0) included. */
  OUTPUT
}
