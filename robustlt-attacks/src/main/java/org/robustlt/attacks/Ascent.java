package org.robustlt.attacks;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.random.RandomSource;

/**
 * Adversarial images of one batch, and how they climb along a gradient without leaving their balls.
 *
 * <p>An ascent owns its images and everything that a step needs; a further batch of the same shape
 * and type reuses the memory.
 */
interface Ascent {
  /** Returns an ascent in balls of the given norm. */
  static Ascent in(Norm norm) {
    return switch (norm) {
      case LINF -> new LinfAscent();
      case L2 -> new L2Ascent();
    };
  }

  /**
   * Takes up a batch.
   *
   * @param stepSize the length of a step of an example whose radius is ε, pixel scale
   */
  void begin(AttackRequest request, double stepSize);

  /** Puts the images where the attack starts. */
  void start(AttackRequest request, RandomStart start, RandomSource random);

  /** Moves every image by one step along the gradient, and back into its ball and the bounds. */
  void step(INDArray gradient);

  /** Returns the images as they are now: memory of this ascent, which steps overwrite. */
  INDArray images();
}
