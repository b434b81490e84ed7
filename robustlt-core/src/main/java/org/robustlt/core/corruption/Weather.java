package org.robustlt.core.corruption;

import java.util.random.RandomGenerator;
import org.robustlt.api.data.ImageShape;

/** Snow, frost, fog and light. */
final class Weather {
  private Weather() {}

  /**
   * Flakes.
   *
   * @param mean of their density
   * @param deviation of their density
   * @param size how far they are enlarged
   * @param least the density below which there are none
   * @param radius how far they fall in the exposure
   * @param sigma how they fade there
   * @param kept how much of the image's colours stays
   */
  record Snow(
      double mean,
      double deviation,
      double size,
      double least,
      int radius,
      double sigma,
      double kept) {
    Raster on(Raster image, RandomGenerator random) {
      ImageShape shape = image.shape();
      Raster drawn =
          Raster.of(image.plane(), (c, y, x) -> mean + deviation * random.nextGaussian());
      Raster flakes =
          Filter.zoom(drawn, size)
              .map(value -> value < least ? 0 : Math.floor(Raster.clipped(value) * 255) / 255);
      Raster falling = Filter.motion(flakes, radius, sigma, random.nextDouble(-135, -45));
      Raster snow = falling.map(value -> Math.rint(value * 255) / 255);
      return Raster.of(
          shape,
          (c, y, x) -> {
            double own = image.at(c, y, x);
            double pale = Math.max(own, luma(image, y, x) * 1.5 + 0.5);
            double turned = snow.at(0, shape.height() - 1 - y, shape.width() - 1 - x);
            return kept * own + (1 - kept) * pale + snow.at(0, y, x) + turned;
          });
    }
  }

  /** Returns the grey of a pixel, as OpenCV weighs its colours. */
  private static double luma(Raster image, int y, int x) {
    return image.shape().channels() == 3
        ? 0.299 * image.at(0, y, x) + 0.587 * image.at(1, y, x) + 0.114 * image.at(2, y, x)
        : image.at(0, y, x);
  }

  /**
   * Crystals over the image. The published ones are cut out of six photographs, which do not come
   * with this program; these are the ridges of clouds, so numbers do not compare with others'
   * frost.
   */
  static Raster frost(Raster image, double kept, double frost, RandomGenerator random) {
    double[][] clouds = clouds(image.shape(), 1.7, random);
    return Raster.of(
        image.shape(),
        (c, y, x) -> {
          double ridge = 1 - Math.abs(2 * clouds[y][x] - 1);
          return kept * image.at(c, y, x) + frost * ridge * (c == 0 ? 0.85 : c == 1 ? 0.92 : 1);
        });
  }

  static Raster fog(Raster image, double thickness, double decay, RandomGenerator random) {
    double largest = image.largest();
    double[][] clouds = clouds(image.shape(), decay, random);
    return Raster.of(
        image.shape(),
        (c, y, x) ->
            (image.at(c, y, x) + thickness * clouds[y][x]) * largest / (largest + thickness));
  }

  private static double[][] clouds(ImageShape shape, double decay, RandomGenerator random) {
    int side = 2;
    while (side < Math.max(shape.height(), shape.width())) {
      side *= 2;
    }
    return Plasma.of(side, decay, random);
  }

  /**
   * Adds to the value of the colours in HSV: to their largest component, the others in proportion.
   */
  static Raster brightness(Raster image, double added) {
    return Raster.of(
        image.shape(),
        (c, y, x) -> {
          double value = 0;
          for (int k = 0; k < image.shape().channels(); k++) {
            value = Math.max(value, image.at(k, y, x));
          }
          double brighter = Math.min(1, value + added);
          return value == 0 ? brighter : image.at(c, y, x) * brighter / value;
        });
  }
}
