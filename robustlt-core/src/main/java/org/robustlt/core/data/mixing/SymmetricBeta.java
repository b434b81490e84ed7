package org.robustlt.core.data.mixing;

import java.util.random.RandomGenerator;

/**
 * The distribution Beta(α, α): {@code G/(G + H)} of two Gamma(α) variates, which are drawn by
 * rejection (Marsaglia and Tsang, ACM TOMS 26(3), 2000). Their logarithms are kept, since small α
 * make numbers that are too small for a double.
 *
 * @param alpha α, positive
 */
record SymmetricBeta(double alpha) {
  double sample(RandomGenerator random) {
    double first = logGamma(random);
    double second = logGamma(random);
    return 1 / (1 + Math.exp(second - first));
  }

  private double logGamma(RandomGenerator random) {
    return alpha >= 1
        ? logGamma(alpha, random)
        : logGamma(alpha + 1, random) + Math.log(1 - random.nextDouble()) / alpha;
  }

  private static double logGamma(double shape, RandomGenerator random) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double root = 1 + c * normal;
      if (root > 0) {
        double cube = root * root * root;
        double logUniform = Math.log(1 - random.nextDouble());
        if (logUniform < normal * normal / 2 + d * (1 - cube + Math.log(cube))) {
          return Math.log(d * cube);
        }
      }
    }
  }
}
