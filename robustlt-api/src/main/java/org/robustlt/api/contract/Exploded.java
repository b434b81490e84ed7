package org.robustlt.api.contract;

/** When a network has exploded, so that nobody can answer for what is computed of its logits. */
public final class Exploded {
  /** The largest logit or loss of a training that makes sense; far more than any has. */
  public static final double LIMIT = 1e6;

  private Exploded() {}
}
