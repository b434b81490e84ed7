package org.robustlt.api.random;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The random numbers of a path. Keys are mixed, and sequences generated, by SplitMix64 (Steele, Lea
 * and Flood, OOPSLA 2014).
 */
record PathRandomSource(long key) implements RandomSource {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double FLOAT_UNIT = 0x1p-24;

  static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  @Override
  public RandomSource at(String name) {
    long child = key;
    for (int i = 0; i < name.length(); i++) {
      child = mix(child + GOLDEN_GAMMA + name.charAt(i));
    }
    return new PathRandomSource(mix(~child));
  }

  @Override
  public RandomSource at(long number) {
    return new PathRandomSource(mix(mix(key + GOLDEN_GAMMA) + GOLDEN_GAMMA * (number + 1)));
  }

  @Override
  public RandomGenerator generator() {
    return new SplitMix64(key);
  }

  @Override
  public INDArray uniform(DataType type, double low, double high, long... shape) {
    RandomGenerator generator = generator();
    double width = high - low;
    return type == DataType.FLOAT
        ? filled(type, () -> low + width * ((generator.nextLong() >>> 40) * FLOAT_UNIT), shape)
        : filled(type, () -> low + width * generator.nextDouble(), shape);
  }

  @Override
  public INDArray normal(DataType type, double mean, double standardDeviation, long... shape) {
    RandomGenerator generator = generator();
    return filled(type, () -> mean + standardDeviation * generator.nextGaussian(), shape);
  }

  private static INDArray filled(DataType type, DoubleSupplier values, long... shape) {
    int length = 1;
    for (long side : shape) {
      length = Math.multiplyExact(length, Math.toIntExact(side));
    }
    switch (type) {
      case FLOAT -> {
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
          floats[i] = (float) values.getAsDouble();
        }
        return Nd4j.create(floats, shape, 'c');
      }
      case DOUBLE -> {
        double[] doubles = new double[length];
        for (int i = 0; i < length; i++) {
          doubles[i] = values.getAsDouble();
        }
        return Nd4j.create(doubles, shape, 'c');
      }
      default ->
          throw new IllegalArgumentException("random arrays are FLOAT or DOUBLE, got " + type);
    }
  }

  private static final class SplitMix64 implements RandomGenerator {
    private long state;

    SplitMix64(long state) {
      this.state = state;
    }

    @Override
    public long nextLong() {
      state += GOLDEN_GAMMA;
      return mix(state);
    }
  }
}
