package org.robustlt.api.random;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A node of a tree of random numbers. What a node gives depends on the root's seed and the path to
 * the node only ({@code root.at("attack").at(epoch).at(batch)}), not on what was drawn elsewhere or
 * before. A resumed run therefore needs no state of any generator, and threads may draw in any
 * order.
 *
 * <p>Sources are immutable and safe for use by several threads.
 *
 * <p>The engine implements this interface.
 */
public interface RandomSource {
  /** Returns the root of the tree of a seed. */
  static RandomSource ofSeed(long seed) {
    return new PathRandomSource(PathRandomSource.mix(seed));
  }

  /** Returns the child of the given name. */
  RandomSource at(String name);

  /** Returns the child of the given number. */
  RandomSource at(long number);

  /** Returns this node's generator at its beginning: every call starts the same sequence anew. */
  RandomGenerator generator();

  /**
   * Returns an array drawn uniformly from [low, high), from the beginning of this node's sequence.
   *
   * @param type {@code FLOAT} or {@code DOUBLE}
   * @throws IllegalArgumentException if the type is another
   */
  INDArray uniform(DataType type, double low, double high, long... shape);

  /**
   * Returns an array drawn from the normal distribution, from the beginning of this node's
   * sequence.
   *
   * @param type {@code FLOAT} or {@code DOUBLE}
   * @throws IllegalArgumentException if the type is another
   */
  INDArray normal(DataType type, double mean, double standardDeviation, long... shape);
}
