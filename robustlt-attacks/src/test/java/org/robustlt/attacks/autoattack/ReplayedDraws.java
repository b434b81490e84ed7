package org.robustlt.attacks.autoattack;

import java.util.random.RandomGenerator;

/** A generator that gives recorded numbers, one after another. */
final class ReplayedDraws implements RandomGenerator {
  private final double[] draws;
  private int next;

  ReplayedDraws(double[] draws) {
    this.draws = draws;
  }

  @Override
  public long nextLong() {
    throw new AssertionError("only nextDouble is recorded");
  }

  @Override
  public double nextDouble() {
    return draws[next++];
  }
}
