package org.robustlt.core.corruption;

import java.util.random.RandomGenerator;

/** Noise of sensors. */
final class Noise {
  private Noise() {}

  static Raster gaussian(Raster image, double deviation, RandomGenerator random) {
    return image.map(value -> value + deviation * random.nextGaussian());
  }

  /** Counts of photons, of which white has so many in the mean. */
  static Raster shot(Raster image, double photons, RandomGenerator random) {
    return image.map(value -> poisson(value * photons, random) / photons);
  }

  /** Replaces a share of the numbers by 0 or 1. */
  static Raster impulse(Raster image, double share, RandomGenerator random) {
    return image.map(
        value -> {
          boolean hit = random.nextDouble() < share;
          boolean salt = random.nextBoolean();
          return hit ? (salt ? 1 : 0) : value;
        });
  }

  /** Knuth's product of uniform draws, in parts of which none underflows. */
  private static double poisson(double mean, RandomGenerator random) {
    double count = 0;
    for (double left = mean; left > 0; left -= 500) {
      double end = Math.exp(-Math.min(left, 500));
      for (double product = random.nextDouble(); product > end; product *= random.nextDouble()) {
        count++;
      }
    }
    return count;
  }
}
