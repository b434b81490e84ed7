package org.robustlt.api.network;

import org.robustlt.api.component.ComponentProvider;

/**
 * Describes networks up to their features, chosen by {@code model.use} of a recipe. The engine adds
 * the classifier that the recipe names.
 *
 * <p>Authors of architectures implement this interface by a record.
 */
public interface ArchitectureProvider
    extends ComponentProvider<Architecture, ArchitectureProvider.Context> {
  /**
   * What an architecture is made for.
   *
   * @param input the shape of one image
   */
  record Context(org.robustlt.api.data.ImageShape input) {}
}
