package org.robustlt.core.architecture;

import org.robustlt.api.network.Layer;

/** What stands between the linear layers of a network. */
public enum Nonlinearity {
  /** max(x, 0). */
  RELU(new Layer.Relu()),
  /** x where it is positive, else x/100. */
  LEAKY_RELU(new Layer.Activation(Layer.Activation.Curve.LEAKY_RELU)),
  /** x·σ(x), also called swish. */
  SILU(new Layer.Activation(Layer.Activation.Curve.SILU)),
  /** ln(1 + eˣ). */
  SOFTPLUS(new Layer.Activation(Layer.Activation.Curve.SOFTPLUS)),
  /** x·Φ(x). */
  GELU(new Layer.Activation(Layer.Activation.Curve.GELU));

  @SuppressWarnings("ImmutableEnumChecker") // a record that never changes
  private final Layer layer;

  Nonlinearity(Layer layer) {
    this.layer = layer;
  }

  Layer layer() {
    return layer;
  }
}
