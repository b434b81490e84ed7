package org.robustlt.api.attack;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The direction {@code g ← μ·g + ∇/‖∇‖₁} of the momentum iterative method. */
final class Momentum implements AutoCloseable {
  private final INDArray direction;
  private final INDArray normalized;

  Momentum(INDArray images) {
    direction = Nd4j.zeros(images.dataType(), images.shape());
    normalized = ArrayBall.like(images);
  }

  /** Returns the direction after a gradient; memory that the next call overwrites. */
  INDArray after(INDArray gradient, double share) {
    normalized.assign(gradient);
    double[] norms = normalized.norm1(1, 2, 3).toDoubleVector();
    normalized.muli(
        ArrayBall.column(normalized, i -> norms[i] > Float.MIN_NORMAL ? 1 / norms[i] : 0));
    return direction.muli(share).addi(normalized);
  }

  @Override
  public void close() {
    direction.close();
    normalized.close();
  }
}
