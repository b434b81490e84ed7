package org.robustlt.core.data.picture;

import org.robustlt.api.data.ImageShape;

/**
 * Brings pictures of all sizes to one.
 *
 * @param height of every picture then
 * @param width of every picture then
 * @param crop what becomes of pictures of another aspect
 */
public record Framing(int height, int width, Crop crop) {
  /** What becomes of pictures of another aspect. */
  public enum Crop {
    /** The middle is kept, as by torchvision's {@code Resize} and {@code CenterCrop}. */
    CENTRE,
    /** All is kept, with black beside it. */
    NONE,
    /** All is kept, with another aspect. */
    SQUASH
  }

  /** Returns a picture in the frame. */
  public Picture fit(Picture picture) {
    if (picture.height() == height && picture.width() == width) {
      return picture;
    }
    long tall = (long) picture.height() * width;
    long wide = (long) picture.width() * height;
    boolean byHeight = crop == Crop.CENTRE ? tall <= wide : tall >= wide;
    if (crop == Crop.SQUASH || tall == wide) {
      return Resampling.resized(picture, height, width);
    }
    Picture resized =
        byHeight
            ? Resampling.resized(picture, height, (int) Math.max(1, wide / picture.height()))
            : Resampling.resized(picture, (int) Math.max(1, tall / picture.width()), width);
    return window(resized);
  }

  /** Cuts the middle out, or puts the picture into the middle; halves are rounded to even. */
  private Picture window(Picture resized) {
    int channels = resized.shape().channels();
    int top = (int) Math.rint((resized.height() - height) / 2.0);
    int left = (int) Math.rint((resized.width() - width) / 2.0);
    byte[] samples = new byte[channels * height * width];
    int from = Math.max(0, -left);
    int length = Math.min(width, resized.width());
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < height; y++) {
        int row = y + top;
        if (row >= 0 && row < resized.height()) {
          System.arraycopy(
              resized.samples(),
              (c * resized.height() + row) * resized.width() + Math.max(0, left),
              samples,
              (c * height + y) * width + from,
              length);
        }
      }
    }
    return new Picture(new ImageShape(channels, height, width), samples);
  }
}
