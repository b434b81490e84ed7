package org.robustlt.core.data.augmentation;

import java.util.Arrays;
import org.robustlt.api.data.ImageShape;

/** Moves the pixels of images {@code [channels, height, width]} without mixing them. */
final class Geometry {
  private Geometry() {}

  /** Takes each pixel from so many pixels further down and to the right; black from outside. */
  static void shift(byte[] image, ImageShape shape, int down, int right, byte[] shifted) {
    int height = shape.height();
    int width = shape.width();
    int first = Math.min(width, Math.max(0, -right));
    int end = Math.max(first, Math.min(width, width - right));
    for (int row = 0; row < shape.channels() * height; row++) {
      int to = row * width;
      int y = row % height + down;
      if (y < 0 || y >= height || first == end) {
        Arrays.fill(shifted, to, to + width, (byte) 0);
      } else {
        int from = to + down * width + right;
        Arrays.fill(shifted, to, to + first, (byte) 0);
        System.arraycopy(image, from + first, shifted, to + first, end - first);
        Arrays.fill(shifted, to + end, to + width, (byte) 0);
      }
    }
  }

  /** Mirrors left to right. */
  static void flip(byte[] image, ImageShape shape, byte[] flipped) {
    int width = shape.width();
    for (int from = 0; from < shape.size(); from += width) {
      for (int x = 0; x < width; x++) {
        flipped[from + x] = image[from + width - 1 - x];
      }
    }
  }
}
