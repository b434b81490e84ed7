package org.robustlt.core.data.augmentation;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/** Cuts the image at random out of itself with a black border around it. */
@Description("cut out at random after padding with black")
public final class RandomCropProvider implements AugmentationProvider<RandomCropProvider.Options> {
  /**
   * How much the image moves.
   *
   * @param padding the width of the border
   */
  public record Options(
      @Description(value = "width of the black border", unit = "pixels") int padding) {
    /**
     * Checks the width.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Options {
      if (padding < 0) {
        throw new IllegalArgumentException("padding must be at least 0, got " + padding);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("random-crop");
  }

  @Override
  public Options defaults() {
    return new Options(4);
  }

  @Override
  public Augmentation create(Options options, ImageShape context) {
    int padding = options.padding();
    int places = 2 * padding + 1;
    return (image, shape, random, augmented) -> {
      int top = random.nextInt(places);
      int left = random.nextInt(places);
      Geometry.shift(image, shape, top - padding, left - padding, augmented);
    };
  }
}
