package org.robustlt.core.optimization;

import org.robustlt.api.weight.Vector;

/** Bounds the norm of a gradient, as PyTorch's {@code clip_grad_norm_} does. */
public final class GradientClipping {
  private static final double STABILITY = 1e-6;

  private final double largestNorm;

  /** Bounds norms by the given one; 0 leaves gradients as they are. */
  public GradientClipping(double largestNorm) {
    this.largestNorm = largestNorm;
  }

  /** Scales a flat gradient in place so that its L2 norm is at most the bound. */
  public void clip(Vector gradient) {
    if (largestNorm == 0) {
      return;
    }
    double factor = largestNorm / (gradient.norm() + STABILITY);
    if (factor < 1) {
      gradient.scale(factor);
    }
  }
}
