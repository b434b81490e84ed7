package org.robustlt.core.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.ParameterSpec;
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
    arrays.putAll(parameters.views(weights.values(), ParameterSpec.Role.TRAINABLE));
    arrays.putAll(parameters.views(statistics.values(), ParameterSpec.Role.STATISTIC));
    return arrays;
  }

  private void put(INDArray newWeights, INDArray newStatistics) {
    parameters.trainable().assign(newWeights);
    parameters.statistics().assign(newStatistics);
    parameters.changed();
  }
}
