package org.robustlt.core.data.mixing;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.MixingProvider;
import org.robustlt.api.data.Overlay;

/**
 * CutMix (Yun et al., ICCV 2019): pastes a window of another image into an image, and mixes their
 * losses by its area. The centre of the window is anywhere, so that part of it may be cut off.
 *
 * @param shares how often and how evenly images are mixed
 */
@Component("cut-mix")
@Description("CutMix: a window of another image is pasted in, labels count by its area")
public record CutMix(@Inline MixingOptions shares) implements MixingProvider {
  /** The defaults. */
  public CutMix() {
    this(new MixingOptions(1, 0.5));
  }

  @Override
  public Mixing create(ImageShape context) {
    return (shape, random) ->
        shares.mixes(random)
            ? Optional.of(window(shares.share(random), shape, random))
            : Optional.empty();
  }

  /** A window of the shape of the image and, unless cut off, of the area that is not kept. */
  private static Overlay window(double kept, ImageShape shape, RandomGenerator random) {
    double halfSide = 0.5 * Math.sqrt(1 - kept);
    int halfWidth = (int) (halfSide * shape.width());
    int halfHeight = (int) (halfSide * shape.height());
    int x = random.nextInt(shape.width());
    int y = random.nextInt(shape.height());
    return new Overlay(
        Math.max(0, y - halfHeight),
        Math.max(0, x - halfWidth),
        Math.min(shape.height(), y + halfHeight),
        Math.min(shape.width(), x + halfWidth),
        1);
  }
}
