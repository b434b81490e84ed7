package org.robustlt.api.network;

/**
 * The layers between (normalized) images and features.
 *
 * <p>Authors of architectures implement this interface.
 */
@FunctionalInterface
public interface Architecture {
  /**
   * Adds the layers.
   *
   * @param network where to add them; names of layers begin with {@code backbone.}
   * @param images the images, already normalized if the recipe normalizes
   * @return the features, before the classifier
   */
  NetworkBuilder.Value addTo(NetworkBuilder network, NetworkBuilder.Value images);
}
