package org.robustlt.core.training;

/** A training showed signs of a collapse, at which its recipe lets it stop; all is saved. */
public final class CollapsedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says why a training stops.
   *
   * @param sign what was seen
   */
  CollapsedException(String sign) {
    super(
        "stopped, as training.onCollapse asks: "
            + sign
            + "; the checkpoints are kept. To go on all the same: --resume --set"
            + " training.onCollapse=warn");
  }
}
