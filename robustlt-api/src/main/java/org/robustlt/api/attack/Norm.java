package org.robustlt.api.attack;

/** How the distance between a natural and an adversarial image is measured, pixel scale. */
public enum Norm {
  /** The largest change of any value of the image. */
  LINF,
  /** The Euclidean length of the change. */
  L2,
  /** The sum of the changes of all values. */
  L1
}
