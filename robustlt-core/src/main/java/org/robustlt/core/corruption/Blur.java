package org.robustlt.core.corruption;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.robustlt.api.data.ImageShape;

/** Blur of lenses, glass and motion. */
final class Blur {
  private Blur() {}

  /** A disk, itself blurred over three pixels. */
  static Raster defocus(Raster image, double radius, double antialias) {
    int reach = Math.max(8, (int) radius);
    ImageShape shape = new ImageShape(1, 2 * reach + 1, 2 * reach + 1);
    Raster disk =
        Raster.of(
            shape,
            (c, y, x) -> {
              double dy = y - reach;
              double dx = x - reach;
              return dx * dx + dy * dy <= radius * radius ? 1 : 0;
            });
    double inside = Arrays.stream(disk.values()).sum();
    Raster soft =
        Filter.separable(
            disk.map(value -> value / inside),
            Filter.gaussian(antialias, radius <= 8 ? 1 : 2),
            Border.MIRROR);
    return Filter.square(image, soft, Border.MIRROR);
  }

  /** Pixels take the place of near ones, between two blurs. */
  static Raster glass(Raster image, double sigma, int farthest, int times, RandomGenerator random) {
    ImageShape shape = image.shape();
    Raster blurred = Filter.gaussian(image, sigma, 4, Border.NEAREST);
    Raster moved = blurred.map(value -> Math.floor(Raster.clipped(value) * 255) / 255);
    double[] values = moved.values();
    int plane = shape.height() * shape.width();
    for (int i = 0; i < times; i++) {
      for (int y = shape.height() - farthest; y > farthest; y--) {
        for (int x = shape.width() - farthest; x > farthest; x--) {
          int right = random.nextInt(-farthest, farthest);
          int down = random.nextInt(-farthest, farthest);
          // The published loop assigns views of one array, which copies and does not swap.
          for (int c = 0; c < shape.channels(); c++) {
            values[c * plane + y * shape.width() + x] =
                values[c * plane + (y + down) * shape.width() + x + right];
          }
        }
      }
    }
    return Filter.gaussian(moved, sigma, 4, Border.NEAREST);
  }

  static Raster motion(Raster image, int radius, double sigma, RandomGenerator random) {
    return Filter.motion(image, radius, sigma, random.nextDouble(-45, 45));
  }

  /** The mean of the image and of it enlarged by 1, 1.01 and so on. */
  static Raster zoom(Raster image, int steps) {
    double[] sum = image.values().clone();
    for (int step = 0; step < steps; step++) {
      double[] larger = Filter.zoom(image, 1 + 0.01 * step).values();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += larger[i];
      }
    }
    return new Raster(image.shape(), sum).map(value -> value / (steps + 1));
  }
}
