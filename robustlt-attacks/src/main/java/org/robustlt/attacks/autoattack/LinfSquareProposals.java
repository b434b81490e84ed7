package org.robustlt.attacks.autoattack;

import java.util.random.RandomGenerator;

/**
 * Vertical stripes first, then squares of one colour, always at the corners of the ball
 * (Andriushchenko et al., ECCV 2020, algorithm 2).
 */
final class LinfSquareProposals implements SquareProposals {
  @Override
  public double[][] first(Examples examples, RandomGenerator generator) {
    int height = examples.height();
    int width = examples.width();
    double[][] images = examples.natural();
    for (int i = 0; i < images.length; i++) {
      Ball ball = examples.ball(i);
      for (int channel = 0; channel < examples.channels(); channel++) {
        for (int x = 0; x < width; x++) {
          double change = ball.radius() * sign(generator);
          for (int y = 0; y < height; y++) {
            int pixel = (channel * height + y) * width + x;
            images[i][pixel] = ball.clip(images[i][pixel] + change);
          }
        }
      }
    }
    return images;
  }

  @Override
  public double[][] next(
      Examples examples, double[][] best, double side, RandomGenerator generator) {
    int height = examples.height();
    int width = examples.width();
    int square = Math.min(Math.max((int) Math.rint(side), 1), Math.min(height, width));
    int top = below(height - square, generator);
    int left = below(width - square, generator);
    double[] signs = new double[examples.channels()];
    for (int channel = 0; channel < signs.length; channel++) {
      signs[channel] = sign(generator);
    }
    double[][] images = new double[best.length][];
    Examples.each(
        images.length,
        i -> {
          Ball ball = examples.ball(i);
          images[i] = best[i].clone();
          for (int channel = 0; channel < signs.length; channel++) {
            for (int y = top; y < top + square; y++) {
              int row = (channel * height + y) * width;
              for (int pixel = row + left; pixel < row + left + square; pixel++) {
                images[i][pixel] += 2 * ball.radius() * signs[channel];
              }
              ball.project(images[i], row + left, row + left + square);
            }
          }
        });
    return images;
  }

  static double sign(RandomGenerator generator) {
    return Math.signum(2 * generator.nextDouble() - 1);
  }

  static int below(int end, RandomGenerator generator) {
    return (int) (end * generator.nextDouble());
  }
}
