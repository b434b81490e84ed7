package org.robustlt.core.data.split;

/**
 * The generator of {@code numpy.random.RandomState(seed)} and of {@code numpy.random.seed}: MT19937
 * (Matsumoto and Nishimura, TOMACS 1998).
 */
public final class MersenneTwister extends NumpyGenerator {
  private static final int SIZE = 624;
  private static final int MIDDLE = 397;
  private static final int MATRIX = 0x9908b0df;

  private final int[] state = new int[SIZE];
  private int position = SIZE;

  /**
   * Starts the sequence of a seed.
   *
   * @throws IllegalArgumentException if the seed has more than 32 bits
   */
  public MersenneTwister(long seed) {
    if (seed < 0 || seed > 0xffffffffL) {
      throw new IllegalArgumentException(
          "seed of the legacy generator must be 0..4294967295, got " + seed);
    }
    state[0] = (int) seed;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  @Override
  int next32() {
    if (position == SIZE) {
      twist();
      position = 0;
    }
    int bits = state[position++];
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return bits ^ (bits >>> 18);
  }

  private void twist() {
    for (int i = 0; i < SIZE; i++) {
      int bits = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
      state[i] = state[(i + MIDDLE) % SIZE] ^ (bits >>> 1) ^ ((bits & 1) == 0 ? 0 : MATRIX);
    }
  }
}
