package org.robustlt.api.data;

import org.robustlt.api.component.OptionsProvider;

/**
 * Makes augmentations, chosen by the entries of {@code data.augmentation} of a recipe. The context
 * is the shape of the images.
 *
 * @param <O> the options
 */
public interface AugmentationProvider<O extends Record>
    extends OptionsProvider<Augmentation, O, ImageShape> {}
