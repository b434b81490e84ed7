package org.robustlt.api.attack;

import org.robustlt.api.data.Images;

/**
 * Perturbs images so that a classifier errs.
 *
 * <p>The contract, which {@code AttackContract} of robustlt-tck checks:
 *
 * <ul>
 *   <li>every adversarial image lies in the ball of its example's radius around the natural image,
 *       in the attack's {@link #norm}, {@link #reach} times as wide, and within the bounds of pixel
 *       values;
 *   <li>an example of radius 0 is returned as it came;
 *   <li>nothing in the request is modified or retained, and the result aliases none of it;
 *   <li>same request, same result: randomness comes from {@link AttackRequest#random} alone.
 * </ul>
 *
 * <p>An instance may keep buffers between calls and is used by one thread at a time.
 *
 * <p>Authors of attacks implement this interface; wrappers of attacks hand on what the wrapped one
 * says of itself.
 */
@FunctionalInterface
public interface Attack {
  /**
   * Returns adversarial images.
   *
   * @return images in shape and type of the request's, which are the caller's from now on
   */
  Images perturb(AttackRequest request);

  /** Returns how the attack measures the perturbation, and so how it is to be verified. */
  default Norm norm() {
    return Norm.LINF;
  }

  /**
   * Returns how often an example that withstands goes through the network, forward or backward;
   * serves to foretell durations only. One forward and one backward pass unless overridden.
   */
  default double passes() {
    return 2;
  }

  /**
   * Returns whether the attack looks for the nearest adversarial image, so that its distance tells
   * at which radii the example falls. An evaluation then gives it the widest ball there is, once.
   */
  default boolean isMinimumNorm() {
    return false;
  }

  /**
   * Returns how many radii the attack may move an example. More than 1 is for attacks of trainings
   * alone, which learn from images beyond the ball: an evaluation refuses them.
   */
  default double reach() {
    return 1;
  }

  /** Returns whether images stay natural, whatever the request. */
  default boolean isIdentity() {
    return false;
  }
}
