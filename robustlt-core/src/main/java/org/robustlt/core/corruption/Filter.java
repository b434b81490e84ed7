package org.robustlt.core.corruption;

import java.util.Arrays;
import org.robustlt.api.data.ImageShape;

/** Weighted means of neighbouring pixels. */
final class Filter {
  private Filter() {}

  /** Returns the weights of a Gaussian of the given reach to either side, whose sum is 1. */
  static double[] gaussian(double sigma, int reach) {
    double[] weights = new double[2 * reach + 1];
    Arrays.setAll(
        weights, i -> Math.exp(-(i - reach) * (double) (i - reach) / (2 * sigma * sigma)));
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /** Blurs as SciPy's {@code gaussian_filter} does, which cuts off after so many sigmas. */
  static Raster gaussian(Raster image, double sigma, double truncate, Border border) {
    int reach = (int) (truncate * sigma + 0.5);
    return sigma == 0 || reach == 0 ? image : separable(image, gaussian(sigma, reach), border);
  }

  /** Weighs columns, then rows, by the same odd number of weights. */
  static Raster separable(Raster image, double[] weights, Border border) {
    int reach = weights.length / 2;
    ImageShape shape = image.shape();
    Raster down =
        Raster.of(
            shape,
            (c, y, x) -> {
              double sum = 0;
              for (int k = -reach; k <= reach; k++) {
                sum += weights[k + reach] * image.at(c, border.of(y + k, shape.height()), x);
              }
              return sum;
            });
    return Raster.of(
        shape,
        (c, y, x) -> {
          double sum = 0;
          for (int k = -reach; k <= reach; k++) {
            sum += weights[k + reach] * down.at(c, y, border.of(x + k, shape.width()));
          }
          return sum;
        });
  }

  /** Weighs the pixels around each by a square of weights, correlating. */
  static Raster square(Raster image, Raster weights, Border border) {
    int reach = weights.shape().width() / 2;
    ImageShape shape = image.shape();
    return Raster.of(
        shape,
        (c, y, x) -> {
          double sum = 0;
          for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
              double weight = weights.at(0, dy + reach, dx + reach);
              if (weight != 0) {
                sum +=
                    weight
                        * image.at(
                            c, border.of(y + dy, shape.height()), border.of(x + dx, shape.width()));
              }
            }
          }
          return sum;
        });
  }

  /**
   * Smears along a direction as ImageMagick's motion blur: one half of a Gaussian, of whole pixels.
   *
   * @param degrees the direction
   */
  static Raster motion(Raster image, int radius, double sigma, double degrees) {
    int length = 2 * radius + 1;
    double[] weights = new double[length];
    Arrays.setAll(weights, i -> Math.exp(-i * (double) i / (2 * sigma * sigma)));
    double sum = Arrays.stream(weights).sum();
    double down = Math.cos(Math.toRadians(degrees));
    double right = Math.sin(Math.toRadians(degrees));
    ImageShape shape = image.shape();
    return Raster.of(
        shape,
        (c, y, x) -> {
          double mean = 0;
          for (int i = 0; i < length; i++) {
            int fromX = Border.NEAREST.of(x + (int) Math.ceil(i * down - 0.5), shape.width());
            int fromY = Border.NEAREST.of(y + (int) Math.ceil(i * right - 0.5), shape.height());
            mean += weights[i] / sum * image.at(c, fromY, fromX);
          }
          return mean;
        });
  }

  /**
   * Enlarges the middle of an image so far that it fills the whole, as SciPy's {@code zoom} does
   * linearly.
   */
  static Raster zoom(Raster image, double factor) {
    ImageShape shape = image.shape();
    Zoomed rows = Zoomed.of(shape.height(), factor);
    Zoomed columns = Zoomed.of(shape.width(), factor);
    return Raster.of(
        shape, (c, y, x) -> image.between(c, rows.source(y), columns.source(x), Border.NEAREST));
  }

  /** The places of one direction that is enlarged. */
  private record Zoomed(int first, int trimmed, double step) {
    static Zoomed of(int size, double factor) {
      int kept = (int) Math.ceil(size / factor);
      int enlarged = (int) Math.rint(kept * factor);
      double step = enlarged > 1 ? (kept - 1.0) / (enlarged - 1) : 0;
      return new Zoomed((size - kept) / 2, (enlarged - size) / 2, step);
    }

    double source(int place) {
      return first + (place + trimmed) * step;
    }
  }
}
