package org.robustlt.tck.golden;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.random.RandomSource;

/**
 * A random source that gives one recorded array, wherever and for whatever uniform noise it is
 * asked.
 *
 * @param noise what was recorded
 */
public record ReplayedNoise(INDArray noise) implements RandomSource {
  @Override
  public RandomSource at(String name) {
    return this;
  }

  @Override
  public RandomSource at(long number) {
    return this;
  }

  @Override
  public INDArray uniform(DataType type, double low, double high, long... shape) {
    return noise.castTo(type).dup();
  }

  @Override
  public RandomGenerator generator() {
    throw new AssertionError("only uniform noise is recorded");
  }

  @Override
  public INDArray normal(DataType type, double mean, double standardDeviation, long... shape) {
    throw new AssertionError("only uniform noise is recorded");
  }
}
