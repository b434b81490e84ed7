package org.robustlt.core.training;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.core.engine.Parameters;
import org.robustlt.core.optimization.WeightAverage;
import org.robustlt.core.optimization.WeightAverageOptions;

/**
 * The average of a network's weights, kept beside them: one that moves with every update, running
 * statistics too, or that of the weights at the end of epochs, all alike, with running statistics
 * made anew.
 */
final class AveragedWeights {
  private final WeightAverageOptions options;
  private final Parameters parameters;
  private final WeightAverage weights;
  private final WeightAverage statistics;

  AveragedWeights(WeightAverageOptions options, Parameters parameters) {
    this.options = options;
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
    if (!options.isEqual()) {
      weights.update(parameters.weights(), updates);
      statistics.update(parameters.runningStatistics(), updates);
    }
  }

  /**
   * Takes in the network at the end of an epoch.
   *
   * @param fresh makes running statistics anew
   */
  void finishEpoch(int epoch, int epochs, FreshStatistics fresh) {
    if (!options.isEqual()) {
      return;
    }
    long before = options.epochsBefore(epoch, epochs);
    double kept = (double) before / (before + 1);
    weights.values().scale(kept).add(1 - kept, parameters.weights());
    if (before == 0) {
      statistics.values().assign(parameters.runningStatistics());
    } else {
      during(
          () -> {
            fresh.make(epoch);
            return statistics.values().assign(parameters.runningStatistics());
          });
    }
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
