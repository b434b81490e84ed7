package org.robustlt.core.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Parameters;
import org.robustlt.core.optimization.WeightAverage;
import org.robustlt.core.optimization.WeightAverageOptions;

/** The average of a network's weights and running statistics, kept beside them. */
final class AveragedWeights {
  private final Parameters parameters;
  private final WeightAverage weights;
  private final WeightAverage statistics;

  AveragedWeights(WeightAverageOptions options, Parameters parameters) {
    this.parameters = parameters;
    this.weights = new WeightAverage(options, parameters.trainable());
    this.statistics = new WeightAverage(options, parameters.statistics());
  }

  /**
   * Takes in the network after an update.
   *
   * @param updates the updates before this one
   */
  void update(long updates) {
    weights.update(parameters.trainable(), updates);
    statistics.update(parameters.statistics(), updates);
  }

  /** Does work while the average stands in the network, then puts the network's own values back. */
  <T> T during(Supplier<T> work) {
    INDArray ownWeights = parameters.trainable().dup();
    INDArray ownStatistics = parameters.statistics().dup();
    put(weights.values(), statistics.values());
    try {
      return work.get();
    } finally {
      put(ownWeights, ownStatistics);
    }
  }

  /** Returns the averages under the names of the parameters: views of the averages themselves. */
  Map<String, INDArray> arrays() {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    long weight = 0;
    long statistic = 0;
    for (Parameter parameter : parameters.all()) {
      long length = parameter.value().length();
      if (parameter.spec().role() == ParameterSpec.Role.TRAINABLE) {
        arrays.put(parameter.name(), view(weights.values(), weight, parameter));
        weight += length;
      } else if (parameter.spec().role() == ParameterSpec.Role.STATISTIC) {
        arrays.put(parameter.name(), view(statistics.values(), statistic, parameter));
        statistic += length;
      }
    }
    return arrays;
  }

  private static INDArray view(INDArray flat, long start, Parameter like) {
    return flat.get(NDArrayIndex.interval(start, start + like.value().length()))
        .reshape('c', like.value().shape());
  }

  private void put(INDArray newWeights, INDArray newStatistics) {
    parameters.trainable().assign(newWeights);
    parameters.statistics().assign(newStatistics);
    parameters.changed();
  }
}
