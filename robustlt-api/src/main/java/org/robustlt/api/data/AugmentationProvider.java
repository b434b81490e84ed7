package org.robustlt.api.data;

import org.robustlt.api.component.ComponentProvider;

/**
 * Makes augmentations, chosen by the entries of {@code data.augmentation} of a recipe. The context
 * is the shape of the images.
 *
 * <p>Authors of augmentations implement this interface by a record.
 */
public interface AugmentationProvider extends ComponentProvider<Augmentation, ImageShape> {}
