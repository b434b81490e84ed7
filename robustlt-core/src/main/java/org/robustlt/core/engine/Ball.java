package org.robustlt.core.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;

/**
 * Images under attack within balls around natural ones, in a library's memory. What start and steps
 * do is said by {@link org.robustlt.api.attack.Ascent}; a start draws the same numbers wherever it
 * computes.
 */
public interface Ball extends AutoCloseable {
  /** Returns the images as they are now. */
  Images images();

  /** Puts the images where the attack starts. */
  void start(RandomStart start, RandomSource random);

  /** Moves every image by a step along a gradient, and back into its ball and the bounds. */
  void step(Tensor gradient, double stepSize);

  /** Does so along the gradient joined to those before, of which a share is kept. */
  void step(Tensor gradient, double stepSize, double momentum);

  /** Does so along a direction that comes from elsewhere. */
  void step(INDArray direction, double stepSize);

  @Override
  void close();
}
