package org.robustlt.core.data.augmentation;

import java.util.Arrays;
import org.robustlt.api.data.ImageShape;

/**
 * Says for each place of the new image where in the old one its pixel comes from: {@code (xx·x +
 * xy·y + x0, yx·x + yy·y + y0)}, in pixels with the origin at the top left corner of the image.
 */
record AffineMap(double xx, double xy, double x0, double yx, double yy, double y0) {
  private static final double FIXED_ONE = 65536;

  /** Slants rows: a row moves left by slope times its place. */
  static AffineMap shearX(double slope) {
    return new AffineMap(1, slope, 0, 0, 1, 0);
  }

  /** Slants columns: a column moves up by slope times its place. */
  static AffineMap shearY(double slope) {
    return new AffineMap(1, 0, 0, slope, 1, 0);
  }

  /** Turns counter-clockwise about the centre. */
  static AffineMap rotation(double degrees, ImageShape shape) {
    double angle = -Math.toRadians(degrees);
    double cosine = roundTo15Digits(Math.cos(angle));
    double sine = roundTo15Digits(Math.sin(angle));
    double centreX = shape.width() / 2.0;
    double centreY = shape.height() / 2.0;
    return new AffineMap(
        cosine,
        sine,
        centreX - cosine * centreX - sine * centreY,
        -sine,
        cosine,
        centreY + sine * centreX - cosine * centreY);
  }

  /** Makes right angles exact. */
  private static double roundTo15Digits(double value) {
    return Math.rint(value * 1e15) / 1e15;
  }

  /**
   * Moves the pixels: each place takes the pixel that holds its source, or black from outside. The
   * map is evaluated at the centres of the places in 16.16 fixed point, as Pillow does, which
   * decides ties.
   */
  void apply(byte[] image, ImageShape shape, byte[] moved) {
    int width = shape.width();
    int height = shape.height();
    int plane = width * height;
    long stepXx = fixed(xx);
    long stepXy = fixed(xy);
    long stepYx = fixed(yx);
    long stepYy = fixed(yy);
    long rowX = fixed(x0 + xx * 0.5 + xy * 0.5);
    long rowY = fixed(y0 + yx * 0.5 + yy * 0.5);
    Arrays.fill(moved, 0, shape.size(), (byte) 0);
    for (int y = 0; y < height; y++) {
      long sourceX = rowX;
      long sourceY = rowY;
      for (int x = 0; x < width; x++) {
        int fromX = (int) (sourceX >> 16);
        int fromY = (int) (sourceY >> 16);
        if (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height) {
          int from = fromY * width + fromX;
          int to = y * width + x;
          for (int channel = 0; channel < shape.channels(); channel++) {
            moved[to] = image[from];
            from += plane;
            to += plane;
          }
        }
        sourceX += stepXx;
        sourceY += stepYx;
      }
      rowX += stepXy;
      rowY += stepYy;
    }
  }

  private static long fixed(double value) {
    return (long) Math.floor(value * FIXED_ONE + 0.5);
  }
}
