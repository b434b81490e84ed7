package org.robustlt.core.data.augmentation;

import java.util.Arrays;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/**
 * Cutout (DeVries and Taylor, arXiv 1708.04552): blackens a square whose centre is anywhere in the
 * image, so that part of the square may lie outside.
 *
 * @param length its side
 */
@Component("cutout")
@Description("Cutout: blacken a square at a random place, partly outside the image perhaps")
public record Cutout(@Description(value = "side of the square", unit = "pixels") int length)
    implements AugmentationProvider {
  /** The defaults. */
  public Cutout() {
    this(16);
  }

  /**
   * Checks the side.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Cutout {
    Require.atLeast("length", length, 1);
  }

  @Override
  public Augmentation create(ImageShape context) {
    return (image, shape, random, augmented) -> {
      int top = random.nextInt(shape.height()) - length / 2;
      int left = random.nextInt(shape.width()) - length / 2;
      int bottom = Math.min(shape.height(), top + length);
      int right = Math.min(shape.width(), left + length);
      System.arraycopy(image, 0, augmented, 0, shape.size());
      for (int channel = 0; channel < shape.channels(); channel++) {
        for (int y = Math.max(0, top); y < bottom; y++) {
          int row = (channel * shape.height() + y) * shape.width();
          Arrays.fill(augmented, row + Math.max(0, left), row + right, (byte) 0);
        }
      }
    };
  }
}
