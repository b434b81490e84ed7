package org.robustlt.core.data.augmentation;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/** Mirrors some of the images, left to right. */
@Description("mirror left to right at random")
public final class HorizontalFlipProvider
    implements AugmentationProvider<HorizontalFlipProvider.Options> {
  /**
   * How often.
   *
   * @param probability of mirroring an image
   */
  public record Options(@Description("probability of mirroring an image") double probability) {
    /**
     * Checks the probability.
     *
     * @throws IllegalArgumentException if it is not in 0..1
     */
    public Options {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("probability must be 0..1, got " + probability);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("horizontal-flip");
  }

  @Override
  public Options defaults() {
    return new Options(0.5);
  }

  @Override
  public Augmentation create(Options options, ImageShape context) {
    return (image, shape, random, augmented) -> {
      if (random.nextDouble() < options.probability()) {
        Geometry.flip(image, shape, augmented);
      } else {
        System.arraycopy(image, 0, augmented, 0, shape.size());
      }
    };
  }
}
