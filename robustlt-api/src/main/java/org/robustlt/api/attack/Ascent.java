package org.robustlt.api.attack;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;

/**
 * Adversarial images of one batch, and how they climb a loss without leaving their balls. An attack
 * asks its request for one ({@link AttackRequest#ascent}); the images stay where the classifier
 * computes, so that steps bring nothing to and fro.
 *
 * <pre>{@code
 * try (Ascent ascent = request.ascent(Norm.LINF)) {
 *   ascent.start(RandomStart.CLASS_EPSILON, request.random());
 *   for (int step = 0; step < 10; step++) {
 *     ascent.step(request.objective(), 2.0 / 255);
 *   }
 *   return ascent.images().copy();
 * }
 * }</pre>
 *
 * <p>A step of length η is meant for an example whose radius is ε; it is scaled by radius/ε for any
 * other ({@link org.robustlt.api.budget.PerturbationBudget#scale}). After a step every image is
 * projected into its ball and the bounds of pixel values. In L∞ steps go along the sign of the
 * gradient (Madry et al., ICLR 2018), in L2 along its direction.
 *
 * <p>The engine implements this interface. An ascent is used by one thread, during the call of the
 * attack that asked for it.
 */
public interface Ascent extends AutoCloseable {
  /**
   * Puts the images where the attack starts. Before the first call they are natural.
   *
   * @param random draws the start; {@link RandomStart#NONE} draws nothing
   */
  void start(RandomStart start, RandomSource random);

  /**
   * Takes a step along the gradient of a loss at the images as they are.
   *
   * @param loss what to climb
   * @param stepSize η, pixel scale
   */
  void step(LogitLoss loss, double stepSize);

  /**
   * Takes a step along {@code g ← μ·g + ∇/‖∇‖₁} with the gradient ∇ of a loss at the images as they
   * are, where g is 0 before the first such step (Dong et al., CVPR 2018, algorithm 1).
   *
   * @param loss what to climb
   * @param stepSize η, pixel scale
   * @param momentum μ
   */
  void step(LogitLoss loss, double stepSize, double momentum);

  /**
   * Takes a step along a direction that the attack has found itself.
   *
   * @param direction {@code [batch, channels, height, width]}, read during the call
   * @param stepSize η, pixel scale
   */
  void step(INDArray direction, double stepSize);

  /** Returns the images as they are now: memory of this ascent, which later calls overwrite. */
  Images images();

  /**
   * Returns {@code [batch]} losses where the last step along a gradient began.
   *
   * @throws IllegalStateException if there was none
   */
  double[] losses();

  /**
   * Returns {@code [batch, classes]} logits where the last step along a gradient began, valid until
   * the next call of this ascent or of the classifier.
   *
   * @throws IllegalStateException if there was none
   */
  INDArray logits();

  /** Gives the memory back; the images end with it. */
  @Override
  void close();
}
