package org.robustlt.rebalancing.loss;

import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * How much the divergence between natural and adversarial predictions counts beside the labels.
 *
 * @param beta β; the 1/λ of TRADES (Zhang et al., ICML 2019), the λ of MART (Wang et al., ICLR
 *     2020)
 */
public record DivergenceOptions(@Description("weight of the divergence") double beta) {
  /** The weight in the experiments of both papers. */
  static final DivergenceOptions PUBLISHED = new DivergenceOptions(6);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if β is negative or not finite
   */
  public DivergenceOptions {
    Require.notNegative("beta", beta);
  }
}
