package org.robustlt.core.training;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.robustlt.api.weight.ParameterVector;
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
    this.weights = new WeightAverage(options, parameters.weights());
    this.statistics = new WeightAverage(options, parameters.runningStatistics());
  }

  /**
   * Takes in the network after an update.
   *
   * @param updates the updates before this one
   */
  void update(long updates) {
    weights.update(parameters.weights(), updates);
    statistics.update(parameters.runningStatistics(), updates);
  }

  /** Does work while the average stands in the network, then puts the network's own values back. */
  <T> T during(Supplier<T> work) {
    try (ParameterVector ownWeights = parameters.weights().copy();
        ParameterVector ownStatistics = parameters.runningStatistics().copy()) {
      put(weights.values(), statistics.values());
      try {
        return work.get();
      } finally {
        put(ownWeights, ownStatistics);
      }
    }
  }

  /** Returns the averages of all parameters: views of the averages themselves. */
  Stream<ParameterVector.Part> parts() {
    return Stream.of(weights, statistics).flatMap(average -> average.values().parts().stream());
  }

  private void put(ParameterVector newWeights, ParameterVector newStatistics) {
    parameters.weights().assign(newWeights);
    parameters.runningStatistics().assign(newStatistics);
    parameters.changed();
  }
}
