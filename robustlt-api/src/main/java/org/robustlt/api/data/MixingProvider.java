package org.robustlt.api.data;

import org.robustlt.api.component.OptionsProvider;

/**
 * Makes mixings, chosen by {@code data.mixing.use} of a recipe. The context is the shape of the
 * images.
 *
 * @param <O> the options
 */
public interface MixingProvider<O extends Record> extends OptionsProvider<Mixing, O, ImageShape> {}
