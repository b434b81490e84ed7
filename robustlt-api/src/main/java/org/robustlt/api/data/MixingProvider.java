package org.robustlt.api.data;

import org.robustlt.api.component.ComponentProvider;

/**
 * Makes mixings, chosen by {@code data.mixing.use} of a recipe. The context is the shape of the
 * images.
 *
 * <p>Authors of mixings implement this interface by a record.
 */
public interface MixingProvider extends ComponentProvider<Mixing, ImageShape> {}
