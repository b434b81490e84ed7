package org.robustlt.core.data.augmentation;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/** Turns images about their centre by an angle drawn evenly; black from outside. */
@Description("turn about the centre by a random angle; nearest pixel, black from outside")
public final class RotationProvider implements AugmentationProvider<RotationProvider.Options> {
  /**
   * How far images turn.
   *
   * @param degrees the largest angle in either direction
   */
  public record Options(
      @Description(value = "largest angle in either direction", unit = "degrees") double degrees) {
    /**
     * Checks the angle.
     *
     * @throws IllegalArgumentException if it is not in 0..180
     */
    public Options {
      if (!(degrees >= 0 && degrees <= 180)) {
        throw new IllegalArgumentException("degrees must be 0..180, got " + degrees);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("rotation");
  }

  @Override
  public Options defaults() {
    return new Options(15);
  }

  @Override
  public Augmentation create(Options options, ImageShape context) {
    return (image, shape, random, augmented) -> {
      double angle = (2 * random.nextDouble() - 1) * options.degrees();
      AffineMap.rotation(angle, shape).apply(image, shape, augmented);
    };
  }
}
