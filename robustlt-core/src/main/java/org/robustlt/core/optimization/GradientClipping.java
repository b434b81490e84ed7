package org.robustlt.core.optimization;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Bounds the norm of a gradient, as PyTorch's {@code clip_grad_norm_} does. */
public final class GradientClipping {
  private static final double STABILITY = 1e-6;

  private final double largestNorm;

  /** Bounds norms by the given one; 0 leaves gradients as they are. */
  public GradientClipping(double largestNorm) {
    this.largestNorm = largestNorm;
  }

  /** Scales a flat gradient in place so that its L2 norm is at most the bound. */
  public void clip(INDArray gradient) {
    if (largestNorm == 0) {
      return;
    }
    double factor = largestNorm / (gradient.norm2Number().doubleValue() + STABILITY);
    if (factor < 1) {
      gradient.muli(factor);
    }
  }
}
