package org.robustlt.core.training;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.random.RandomSource;
import org.robustlt.tck.golden.Npz;

/**
 * Gives the random starts that were recorded.
 *
 * @param arrays where they stand, as {@code noise/step1} and so on
 * @param batches the batches of an epoch
 * @param path the numbers of the path: epoch, batch, and what the attack adds to them
 */
record RecordedNoise(Npz arrays, int batches, List<Long> path) implements RandomSource {
  @Override
  public RandomSource at(String name) {
    return this;
  }

  @Override
  public RandomSource at(long number) {
    return new RecordedNoise(
        arrays, batches, Stream.concat(path.stream(), Stream.of(number)).toList());
  }

  @Override
  public INDArray uniform(DataType type, double low, double high, long... shape) {
    long step = (path.get(0) - 1) * batches + path.get(1) + 1;
    return arrays.get("noise/step" + step).array().castTo(type);
  }

  @Override
  public RandomGenerator generator() {
    throw new UnsupportedOperationException("only uniform noise was recorded");
  }

  @Override
  public INDArray normal(DataType type, double mean, double deviation, long... shape) {
    throw new UnsupportedOperationException("only uniform noise was recorded");
  }
}
