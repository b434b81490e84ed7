package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;

/**
 * What every {@link Optimizer} has to keep: it goes downhill, stands still at a rate of 0, and goes
 * on from memory that was put back as if it had never stopped.
 *
 * <p>An ND4J backend must be on the class path of the tests.
 */
public abstract class OptimizerContract {
  private static final int STEPS = 20;

  /** Returns a new instance of the optimizer under test. */
  protected abstract Optimizer optimizer(OptimizerProvider.Context context);

  @Test
  void goesDownhill() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      ParameterVector weights = weights(type);
      double before = weights.norm();

      step(optimizer(weights), weights, 1, STEPS);

      assertThat(weights.norm()).as("distance from the minimum").isLessThan(before);
    }
  }

  @Test
  void staysWhereItIsAtARateOfZero() {
    ParameterVector weights = weights(DataType.DOUBLE);
    double[] before = ArrayValues.of(weights.array());
    Optimizer optimizer = optimizer(weights);

    optimizer.step(
        weights, weights.copy(), OptimizerStep.of(1, optimizer.peakRates().withLearningRate(0)));

    assertThat(ArrayValues.of(weights.array())).isEqualTo(before);
  }

  @Test
  void isFiniteWhereWeightsAndGradientsAreZero() {
    ParameterVector weights = weights(DataType.DOUBLE).zeros();

    step(optimizer(weights), weights, 1, 3);

    assertThat(Arrays.stream(ArrayValues.of(weights.array()))).allMatch(Double::isFinite);
  }

  @Test
  void goesOnFromMemoryThatWasPutBack() {
    ParameterVector weights = weights(DataType.DOUBLE);
    Optimizer first = optimizer(weights);
    step(first, weights, 1, 5);
    ParameterVector resumed = weights.copy();
    Map<String, Vector> saved = new LinkedHashMap<>();
    first.memory().forEach((name, vector) -> saved.put(name, vector.copy()));
    step(first, weights, 6, 5);

    Optimizer second = optimizer(resumed);
    second.memory().forEach((name, vector) -> vector.assign(saved.getOrDefault(name, vector)));
    step(second, resumed, 6, 5);

    assertThat(second.memory().keySet()).isEqualTo(saved.keySet());
    assertThat(ArrayValues.of(resumed.array())).isEqualTo(ArrayValues.of(weights.array()));
  }

  @Test
  void hasTheSameVectorsAsItsMemoryAlways() {
    ParameterVector weights = weights(DataType.DOUBLE);
    Optimizer optimizer = optimizer(weights);
    List<Vector> before = new ArrayList<>(optimizer.memory().values());
    step(optimizer, weights, 1, 3);

    List<Vector> after = new ArrayList<>(optimizer.memory().values());
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < after.size(); i++) {
      assertThat(after.get(i)).isSameAs(before.get(i));
    }
  }

  private Optimizer optimizer(ParameterVector weights) {
    return optimizer(OptimizerProvider.Context.of(weights));
  }

  /** Takes steps on half the square of the weights, whose gradient they are. */
  private static void step(Optimizer optimizer, ParameterVector weights, int first, int count) {
    for (int i = 0; i < count; i++) {
      OptimizerStep step = OptimizerStep.of(first + i, optimizer.peakRates());
      optimizer.step(weights, weights.copy(), step);
    }
  }

  private static ParameterVector weights(DataType type) {
    RandomSource random = RandomSource.ofSeed(5);
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    parameters.put("conv.weight", random.at(0).normal(type, 0, 1, 4, 3, 3, 3));
    parameters.put("fc.bias", random.at(1).normal(type, 0, 1, 4));
    return ParameterVector.of(parameters);
  }
}
