package org.robustlt.api.attack;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Perturbs images so that a classifier errs.
 *
 * <p>The contract, which {@code AttackContract} of robustlt-tck checks:
 *
 * <ul>
 *   <li>every adversarial image lies in the ball of its example's radius around the natural image
 *       and within the bounds of pixel values;
 *   <li>an example of radius 0 is returned as it came;
 *   <li>nothing in the request is modified or retained, and the result aliases none of it;
 *   <li>same request, same result: randomness comes from {@link AttackRequest#random} alone.
 * </ul>
 *
 * <p>An instance may keep buffers between calls and is used by one thread at a time.
 */
@FunctionalInterface
public interface Attack {
  /**
   * Returns adversarial images.
   *
   * @return {@code [batch, channels, height, width]} in the type of the request's images
   */
  INDArray perturb(AttackRequest request);
}
