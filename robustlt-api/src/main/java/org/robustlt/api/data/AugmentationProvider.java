package org.robustlt.api.data;

import org.robustlt.api.component.ComponentProvider;

/**
 * Makes augmentations, chosen by the entries of {@code data.augmentation} of a recipe. The context
 * is the shape of the images.
 */
public interface AugmentationProvider extends ComponentProvider<Augmentation, ImageShape> {}
