package org.robustlt.core.data.split;

import java.math.BigInteger;

/**
 * The generator of {@code numpy.random.default_rng(seed)}: PCG XSL RR 128/64 (O'Neill, HMC-CS-2014-
 * 0905) seeded through {@link SeedSequence}.
 */
public final class Pcg64 extends NumpyGenerator {
  private static final long MULTIPLIER_HIGH = 0x2360ed051fc65da4L;
  private static final long MULTIPLIER_LOW = 0x4385df649fccf645L;

  private final long incrementHigh;
  private final long incrementLow;
  private long high;
  private long low;
  private boolean halfKept;
  private int keptHalf;

  /**
   * Starts the sequence of a seed.
   *
   * @throws IllegalArgumentException if the seed is negative
   */
  public Pcg64(BigInteger seed) {
    long[] words = new SeedSequence(seed).generate64(4);
    incrementHigh = (words[2] << 1) | (words[3] >>> 63);
    incrementLow = (words[3] << 1) | 1;
    step();
    add(words[0], words[1]);
    step();
  }

  /**
   * Starts the sequence of a seed.
   *
   * @throws IllegalArgumentException if the seed is negative
   */
  public Pcg64(long seed) {
    this(BigInteger.valueOf(seed));
  }

  /** Returns the 128 bits of the state. */
  BigInteger state() {
    return unsigned128(high, low);
  }

  /** Returns the 128 bits of the increment, which tells sequences apart. */
  BigInteger increment() {
    return unsigned128(incrementHigh, incrementLow);
  }

  private static BigInteger unsigned128(long high, long low) {
    return new BigInteger(Long.toUnsignedString(high))
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(low)));
  }

  private void step() {
    long productHigh =
        unsignedMultiplyHigh(low, MULTIPLIER_LOW) + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
    low *= MULTIPLIER_LOW;
    high = productHigh;
    add(incrementHigh, incrementLow);
  }

  private void add(long addHigh, long addLow) {
    low += addLow;
    high += addHigh + (Long.compareUnsigned(low, addLow) < 0 ? 1 : 0);
  }

  private static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }

  /** Returns the next 64 random bits. */
  public long next64() {
    step();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  /** Returns the low half of 64 bits first; the high half is kept for the next call. */
  @Override
  int next32() {
    if (halfKept) {
      halfKept = false;
      return keptHalf;
    }
    long bits = next64();
    keptHalf = (int) (bits >>> 32);
    halfKept = true;
    return (int) bits;
  }
}
