package org.robustlt.rebalancing.loss;

/** Whether what predictions are drawn to moves, too. */
public enum Target {
  /** It does: the gradients are those of the value. */
  WITH_GRADIENT,
  /** It does not: no gradient reaches it. */
  CONSTANT
}
