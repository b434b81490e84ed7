package org.robustlt.core.data.augmentation;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/**
 * Cuts the image at random out of itself with a black border around it.
 *
 * @param padding the width of the border
 */
@Component("random-crop")
@Description("cut out at random after padding with black")
public record RandomCrop(
    @Description(value = "width of the black border", unit = "pixels") int padding)
    implements AugmentationProvider {
  /** The defaults. */
  public RandomCrop() {
    this(4);
  }

  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public RandomCrop {
    Require.atLeast("padding", padding, 0);
  }

  @Override
  public Augmentation create(ImageShape context) {
    int places = 2 * padding + 1;
    return (image, shape, random, augmented) -> {
      int top = random.nextInt(places);
      int left = random.nextInt(places);
      Geometry.shift(image, shape, top - padding, left - padding, augmented);
    };
  }
}
