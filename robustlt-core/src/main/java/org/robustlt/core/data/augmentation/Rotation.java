package org.robustlt.core.data.augmentation;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/**
 * Turns images about their centre by an angle drawn evenly; black from outside.
 *
 * @param degrees the largest angle in either direction
 */
@Component("rotation")
@Description("turn about the centre by a random angle; nearest pixel, black from outside")
public record Rotation(
    @Description(value = "largest angle in either direction", unit = "degrees") double degrees)
    implements AugmentationProvider {
  /** The defaults. */
  public Rotation() {
    this(15);
  }

  /**
   * Checks the angle.
   *
   * @throws IllegalArgumentException if it is not in 0..180
   */
  public Rotation {
    Require.that(degrees >= 0 && degrees <= 180, "degrees", "must be 0..180", degrees);
  }

  @Override
  public Augmentation create(ImageShape context) {
    return (image, shape, random, augmented) -> {
      double angle = (2 * random.nextDouble() - 1) * degrees;
      AffineMap.rotation(angle, shape).apply(image, shape, augmented);
    };
  }
}
