package org.robustlt.core.corruption;

import java.util.random.RandomGenerator;
import org.robustlt.api.data.ImageShape;

/** Where the pixels of a slanted image come from: {@code (xx·x + xy·y + x0, yx·x + yy·y + y0)}. */
record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
  /** Moves three points around the middle by up to so many pixels in either direction. */
  static Affine moving(ImageShape shape, double farthest, RandomGenerator random) {
    int size = Math.min(shape.height(), shape.width()) / 3;
    int cx = shape.height() / 2;
    int cy = shape.width() / 2;
    double[][] points = {{cx + size, cy + size}, {cx + size, cy - size}, {cx - size, cy - size}};
    double[][] moved = new double[3][2];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 2; k++) {
        moved[i][k] = points[i][k] + farthest * (2 * random.nextDouble() - 1);
      }
    }
    return of(moved, points);
  }

  /** Returns the map that takes three points {@code (x, y)} to three others. */
  static Affine of(double[][] from, double[][] to) {
    double ax = from[1][0] - from[0][0];
    double ay = from[1][1] - from[0][1];
    double bx = from[2][0] - from[0][0];
    double by = from[2][1] - from[0][1];
    double area = ax * by - ay * bx;
    double[] rows = new double[6];
    for (int k = 0; k < 2; k++) {
      double a = to[1][k] - to[0][k];
      double b = to[2][k] - to[0][k];
      double alongX = (a * by - b * ay) / area;
      double alongY = (b * ax - a * bx) / area;
      rows[3 * k] = alongX;
      rows[3 * k + 1] = alongY;
      rows[3 * k + 2] = to[0][k] - alongX * from[0][0] - alongY * from[0][1];
    }
    return new Affine(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5]);
  }

  Raster apply(Raster image) {
    return Raster.of(
        image.shape(),
        (c, y, x) -> image.between(c, yx * x + yy * y + y0, xx * x + xy * y + x0, Border.MIRROR));
  }
}
