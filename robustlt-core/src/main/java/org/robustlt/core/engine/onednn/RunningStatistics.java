package org.robustlt.core.engine.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;

/** Moves running statistics towards those of a batch, as PyTorch does. */
final class RunningStatistics {
  private final double momentum;
  private final double unbiased;
  private final Vector mean;
  private final Vector variance;

  /**
   * Statistics of one kind.
   *
   * @param batch of the latest batch
   * @param running what moves
   */
  record Vector(FloatBuffer batch, FloatBuffer running) {
    Vector(memory batch, memory running) {
      this(Floats.of(batch), Floats.of(running));
    }

    void move(double momentum, double factor) {
      for (int i = 0; i < running.capacity(); i++) {
        running.put(
            i, (float) ((1 - momentum) * running.get(i) + momentum * factor * batch.get(i)));
      }
    }
  }

  /**
   * Prepares the move.
   *
   * @param momentum the weight of the batch
   * @param count how many values of a channel the batch has
   */
  RunningStatistics(double momentum, long count, Vector mean, Vector variance) {
    this.momentum = momentum;
    this.unbiased = count / (double) Math.max(1, count - 1);
    this.mean = mean;
    this.variance = variance;
  }

  void move() {
    mean.move(momentum, 1);
    variance.move(momentum, unbiased);
  }
}
