package org.robustlt.api.network;

/**
 * The layers between features and logits.
 *
 * <p>Authors of classifiers implement this interface.
 */
@FunctionalInterface
public interface ClassifierHead {
  /**
   * Adds the layers.
   *
   * @param network where to add them; names of layers begin with {@code classifier}
   * @param features what {@link Architecture#addTo} gave
   * @return the logits, a vector of one value per class
   */
  NetworkBuilder.Value addTo(NetworkBuilder network, NetworkBuilder.Value features);
}
