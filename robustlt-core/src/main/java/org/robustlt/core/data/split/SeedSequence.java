package org.robustlt.core.data.split;

import java.math.BigInteger;

/**
 * Spreads a seed over as many bits as a generator needs, as {@code numpy.random.SeedSequence} does
 * (O'Neill, "Developing a seed_seq Alternative", 2015).
 */
final class SeedSequence {
  private static final int POOL_SIZE = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULTIPLIER_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULTIPLIER_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;

  private final int[] pool = new int[POOL_SIZE];
  private int hashConstant = INIT_A;

  /**
   * Takes up a seed.
   *
   * @throws IllegalArgumentException if the seed is negative
   */
  SeedSequence(BigInteger seed) {
    if (seed.signum() < 0) {
      throw new IllegalArgumentException("seed must be at least 0, got " + seed);
    }
    int[] entropy = words(seed);
    for (int i = 0; i < POOL_SIZE; i++) {
      pool[i] = hash(i < entropy.length ? entropy[i] : 0);
    }
    for (int source = 0; source < POOL_SIZE; source++) {
      for (int target = 0; target < POOL_SIZE; target++) {
        if (source != target) {
          pool[target] = mix(pool[target], hash(pool[source]));
        }
      }
    }
    for (int i = POOL_SIZE; i < entropy.length; i++) {
      for (int target = 0; target < POOL_SIZE; target++) {
        pool[target] = mix(pool[target], hash(entropy[i]));
      }
    }
  }

  /** The seed in words of 32 bits, the lowest first. */
  private static int[] words(BigInteger seed) {
    int[] words = new int[Math.max(1, (seed.bitLength() + 31) / 32)];
    for (int i = 0; i < words.length; i++) {
      words[i] = seed.shiftRight(32 * i).intValue();
    }
    return words;
  }

  private int hash(int value) {
    int hashed = value ^ hashConstant;
    hashConstant *= MULTIPLIER_A;
    hashed *= hashConstant;
    return hashed ^ (hashed >>> 16);
  }

  private static int mix(int left, int right) {
    int mixed = left * MIX_LEFT - right * MIX_RIGHT;
    return mixed ^ (mixed >>> 16);
  }

  /** Returns words of 64 bits. */
  long[] generate64(int count) {
    int[] halves = generate32(2 * count);
    long[] words = new long[count];
    for (int i = 0; i < count; i++) {
      words[i] = Integer.toUnsignedLong(halves[2 * i]) | ((long) halves[2 * i + 1] << 32);
    }
    return words;
  }

  /** Returns words of 32 bits. */
  int[] generate32(int count) {
    int constant = INIT_B;
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      int word = pool[i % POOL_SIZE] ^ constant;
      constant *= MULTIPLIER_B;
      word *= constant;
      words[i] = word ^ (word >>> 16);
    }
    return words;
  }
}
