package org.robustlt.core.data.picture;

import org.robustlt.api.data.ImageShape;

/**
 * A decoded picture.
 *
 * @param shape channels (1 or 3), height and width
 * @param samples {@code [channels, height, width]} unsigned values 0..255; not to be modified
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Picture(ImageShape shape, byte[] samples) {
  /** Gives the colour of a pixel. */
  @FunctionalInterface
  interface Colors {
    /** Writes red, green and blue, each 0..255. */
    void of(int x, int y, int[] rgb);
  }

  static Picture of(int width, int height, Colors colors) {
    int plane = width * height;
    byte[] samples = new byte[3 * plane];
    int[] rgb = new int[3];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at++) {
        colors.of(x, y, rgb);
        samples[at] = (byte) rgb[0];
        samples[at + plane] = (byte) rgb[1];
        samples[at + 2 * plane] = (byte) rgb[2];
      }
    }
    return new Picture(new ImageShape(3, height, width), samples);
  }

  /** Returns the width in pixels. */
  public int width() {
    return shape.width();
  }

  /** Returns the height in pixels. */
  public int height() {
    return shape.height();
  }

  /** Returns this picture in colours, or in grey. */
  public Picture withChannels(int channels) {
    if (channels == shape.channels()) {
      return this;
    }
    int plane = width() * height();
    byte[] changed = new byte[channels * plane];
    for (int i = 0; i < plane; i++) {
      if (channels == 1) {
        changed[i] =
            (byte)
                Luma.of(
                    samples[i] & 0xff, samples[i + plane] & 0xff, samples[i + 2 * plane] & 0xff);
      } else {
        changed[i] = samples[i];
        changed[i + plane] = samples[i];
        changed[i + 2 * plane] = samples[i];
      }
    }
    return new Picture(new ImageShape(channels, height(), width()), changed);
  }
}
