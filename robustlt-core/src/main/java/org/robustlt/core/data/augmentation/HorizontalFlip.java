package org.robustlt.core.data.augmentation;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/**
 * Mirrors some of the images, left to right.
 *
 * @param probability of mirroring an image
 */
@Component("horizontal-flip")
@Description("mirror left to right at random")
public record HorizontalFlip(@Description("probability of mirroring an image") double probability)
    implements AugmentationProvider {
  /** The defaults. */
  public HorizontalFlip() {
    this(0.5);
  }

  /**
   * Checks the probability.
   *
   * @throws IllegalArgumentException if it is not in 0..1
   */
  public HorizontalFlip {
    Require.share("probability", probability);
  }

  @Override
  public Augmentation create(ImageShape context) {
    return (image, shape, random, augmented) -> {
      if (random.nextDouble() < probability) {
        Geometry.flip(image, shape, augmented);
      } else {
        System.arraycopy(image, 0, augmented, 0, shape.size());
      }
    };
  }
}
