package org.robustlt.core.corruption;

import java.util.function.IntToDoubleFunction;
import org.robustlt.api.data.ImageShape;

/** Resizes by means of boxes, as Pillow's {@code BOX}: columns first, each rounded to 8 bits. */
final class Box {
  private Box() {}

  static Raster resized(Raster image, int height, int width) {
    ImageShape shape = image.shape();
    Raster narrow =
        Raster.of(
            new ImageShape(shape.channels(), shape.height(), width),
            (c, y, x) -> mean(x, shape.width(), width, from -> image.at(c, y, from)));
    return Raster.of(
        new ImageShape(shape.channels(), height, width),
        (c, y, x) -> mean(y, shape.height(), height, from -> narrow.at(c, from, x)));
  }

  private static double mean(int place, int from, int to, IntToDoubleFunction values) {
    double scale = (double) from / to;
    double support = Math.max(1, scale) * 0.5;
    double centre = (place + 0.5) * scale;
    int begin = Math.max(0, (int) (centre - support + 0.5));
    int end = Math.min(from, (int) (centre + support + 0.5));
    double sum = 0;
    int counted = 0;
    for (int i = begin; i < end; i++) {
      double distance = (i - centre + 0.5) / Math.max(1, scale);
      if (distance > -0.5 && distance <= 0.5) {
        sum += Math.rint(values.applyAsDouble(i) * 255);
        counted++;
      }
    }
    return Math.floor(sum / counted + 0.5) / 255;
  }
}
