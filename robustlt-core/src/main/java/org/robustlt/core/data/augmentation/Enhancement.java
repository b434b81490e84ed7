package org.robustlt.core.data.augmentation;

import org.robustlt.api.data.ImageShape;
import org.robustlt.core.data.picture.Luma;

/**
 * Moves images away from, or towards, a degenerate image: {@code degenerate + factor · (image -
 * degenerate)} in float32, cut to 0..255 and truncated. Factor 1 gives the image itself. Images are
 * {@code [channels, height, width]}.
 */
final class Enhancement {
  private Enhancement() {}

  /** Changes the brightness: the degenerate image is black. */
  static void brightness(byte[] image, ImageShape shape, float factor, byte[] enhanced) {
    byte[] table = table(0, factor);
    for (int i = 0; i < shape.size(); i++) {
      enhanced[i] = table[image[i] & 0xff];
    }
  }

  /** Changes the contrast: the degenerate image is the mean grey. */
  static void contrast(byte[] image, ImageShape shape, float factor, byte[] enhanced) {
    int plane = shape.height() * shape.width();
    long sum = 0;
    for (int i = 0; i < plane; i++) {
      sum += grey(image, shape, plane, i);
    }
    byte[] table = table((int) ((double) sum / plane + 0.5), factor);
    for (int i = 0; i < shape.size(); i++) {
      enhanced[i] = table[image[i] & 0xff];
    }
  }

  private static byte[] table(int degenerate, float factor) {
    byte[] table = new byte[256];
    for (int value = 0; value < table.length; value++) {
      table[value] = blend(degenerate, value, factor);
    }
    return table;
  }

  /** Changes how colourful the image is: the degenerate image is grey. */
  static void colour(byte[] image, ImageShape shape, float factor, byte[] enhanced) {
    int plane = shape.height() * shape.width();
    for (int i = 0; i < plane; i++) {
      int grey = grey(image, shape, plane, i);
      for (int at = i; at < shape.size(); at += plane) {
        enhanced[at] = blend(grey, image[at] & 0xff, factor);
      }
    }
  }

  private static int grey(byte[] image, ImageShape shape, int plane, int at) {
    return shape.channels() == 3
        ? Luma.of(image[at] & 0xff, image[at + plane] & 0xff, image[at + 2 * plane] & 0xff)
        : image[at] & 0xff;
  }

  /** Changes the sharpness: the degenerate image is smoothed. */
  static void sharpness(byte[] image, ImageShape shape, float factor, byte[] enhanced) {
    int height = shape.height();
    int width = shape.width();
    System.arraycopy(image, 0, enhanced, 0, shape.size());
    for (int row = 0; row < shape.channels() * height; row++) {
      if (row % height == 0 || row % height == height - 1) {
        continue;
      }
      for (int x = 1; x < width - 1; x++) {
        int at = row * width + x;
        enhanced[at] = blend(smooth(image, at, width), image[at] & 0xff, factor);
      }
    }
  }

  /** The mean of nine pixels with weight 5 in the middle and 1 around it, rounded. */
  private static int smooth(byte[] image, int at, int width) {
    int sum = 4 * (image[at] & 0xff);
    for (int row = at - width; row <= at + width; row += width) {
      sum += (image[row - 1] & 0xff) + (image[row] & 0xff) + (image[row + 1] & 0xff);
    }
    return (2 * sum + 13) / 26;
  }

  private static byte blend(int degenerate, int value, float factor) {
    float blended = degenerate + factor * (value - degenerate);
    return (byte) (blended <= 0 ? 0 : blended >= 255 ? 255 : (int) blended);
  }
}
