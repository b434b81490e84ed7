package org.robustlt.core.data.augmentation;

import java.util.Arrays;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/**
 * Cutout (DeVries and Taylor, arXiv 1708.04552): blackens a square whose centre is anywhere in the
 * image, so that part of the square may lie outside.
 */
@Description("Cutout: blacken a square at a random place, partly outside the image perhaps")
public final class CutoutProvider implements AugmentationProvider<CutoutProvider.Options> {
  /**
   * How large a square.
   *
   * @param length its side
   */
  public record Options(@Description(value = "side of the square", unit = "pixels") int length) {
    /**
     * Checks the side.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Options {
      if (length < 1) {
        throw new IllegalArgumentException("length must be at least 1, got " + length);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("cutout");
  }

  /** As the paper has it for CIFAR-10. */
  @Override
  public Options defaults() {
    return new Options(16);
  }

  @Override
  public Augmentation create(Options options, ImageShape context) {
    return (image, shape, random, augmented) -> {
      int top = random.nextInt(shape.height()) - options.length() / 2;
      int left = random.nextInt(shape.width()) - options.length() / 2;
      int bottom = Math.min(shape.height(), top + options.length());
      int right = Math.min(shape.width(), left + options.length());
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
