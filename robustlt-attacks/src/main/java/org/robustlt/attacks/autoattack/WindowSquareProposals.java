package org.robustlt.attacks.autoattack;

import java.util.random.RandomGenerator;
import org.robustlt.api.attack.Norm;

/**
 * A grid of bumps first, then mass moved from one window of the image to a bump in another, always
 * at the surface of the ball (Andriushchenko et al., ECCV 2020, algorithm 3; in L1 as in the
 * authors' AutoAttack). Mass is the sum of squares, in L1 that of sizes.
 *
 * @param norm L1 or L2
 */
record WindowSquareProposals(Norm norm) implements SquareProposals {
  private static final int TILES = 5;

  @Override
  public double[][] first(Examples examples, RandomGenerator generator) {
    int tile = Math.max(Math.min(examples.height(), examples.width()) / TILES, 1);
    int top = examples.height() % tile / 2;
    int left = examples.width() % tile / 2;
    double[][] changes = new double[examples.size()][examples.ball(0).centre().length];
    for (int y = top; y + tile <= examples.height(); y += tile) {
      for (int x = left; x + tile <= examples.width(); x += tile) {
        double[] bump = Bump.of(tile, generator);
        Window window = new Window(examples, y, x, tile);
        for (double[] change : changes) {
          for (int channel = 0; channel < examples.channels(); channel++) {
            window.set(
                change, channel, times(bump, sign(generator, examples.ball(0).length(bump))));
          }
        }
      }
    }
    double[][] images = new double[changes.length][];
    for (int i = 0; i < images.length; i++) {
      images[i] = atSurface(examples.ball(i), changes[i]);
    }
    return images;
  }

  @Override
  public double[][] next(
      Examples examples, double[][] best, double side, RandomGenerator generator) {
    int square = odd(side, Math.min(examples.height(), examples.width()));
    Window to = random(examples, square, generator);
    Window from = random(examples, square, generator);
    double[] bump = Bump.of(square, generator);
    double[][] images = new double[best.length][];
    for (int i = 0; i < images.length; i++) {
      Ball ball = examples.ball(i);
      double[] change = new double[best[i].length];
      for (int j = 0; j < change.length; j++) {
        change[j] = best[i][j] - ball.centre()[j];
      }
      move(examples, ball, change, from, to, bump, generator);
      images[i] = atSurface(ball, change);
    }
    return images;
  }

  /** Replaces what is in a window by a bump, whose mass comes from both windows and the ball. */
  private void move(
      Examples examples,
      Ball ball,
      double[] change,
      Window from,
      Window to,
      double[] bump,
      RandomGenerator generator) {
    double free = Math.max(mass(ball.radius()) - mass(ball.length(change)), 0);
    double[][] bumps = new double[examples.channels()][];
    double windows = 0;
    for (int channel = 0; channel < bumps.length; channel++) {
      windows += to.massWith(from, change, channel, this::mass);
    }
    // As in the authors' AutoAttack, every channel receives the mass of all; only ratios matter.
    double mass = windows + free / bumps.length;
    for (int channel = 0; channel < bumps.length; channel++) {
      double[] old = to.values(change, channel);
      double[] blend = times(bump, sign(generator, ball.length(bump)));
      add(blend, times(old, 1 / (ball.length(old) + Ball.TINY)));
      bumps[channel] = times(blend, length(mass) / (ball.length(blend) + Ball.TINY));
    }
    for (int channel = 0; channel < bumps.length; channel++) {
      from.set(change, channel, new double[bump.length]);
      to.set(change, channel, bumps[channel]);
    }
  }

  private static double[] times(double[] values, double factor) {
    double[] product = new double[values.length];
    for (int j = 0; j < product.length; j++) {
      product[j] = values[j] * factor;
    }
    return product;
  }

  private static void add(double[] sum, double[] values) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += values[j];
    }
  }

  /** Returns the mass of a length or of a value. */
  private double mass(double length) {
    return norm == Norm.L1 ? Math.abs(length) : length * length;
  }

  private double length(double mass) {
    return norm == Norm.L1 ? mass : Math.sqrt(mass);
  }

  /** Returns a sign; in L1, of a bump of that length, a factor that makes the bump 1 long. */
  private double sign(RandomGenerator generator, double length) {
    double sign = LinfSquareProposals.sign(generator);
    return norm == Norm.L1 ? sign / length : sign;
  }

  private double[] atSurface(Ball ball, double[] change) {
    if (norm == Norm.L1) {
      double[] point = ball.centre().clone();
      add(point, change);
      ball.project(point);
      return point;
    }
    double[] point = ball.at(change, ball.radius() / (ball.length(change) + Ball.TINY));
    ball.project(point);
    return point;
  }

  private static int odd(double side, int largest) {
    int rounded = Math.max((int) Math.rint(side), 3);
    return Math.min(rounded % 2 == 0 ? rounded + 1 : rounded, largest);
  }

  private static Window random(Examples examples, int side, RandomGenerator generator) {
    int top = LinfSquareProposals.below(examples.height() - side, generator);
    int left = LinfSquareProposals.below(examples.width() - side, generator);
    return new Window(examples, top, left, side);
  }
}
