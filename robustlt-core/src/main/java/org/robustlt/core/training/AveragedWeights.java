package org.robustlt.core.training;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.core.engine.Parameters;
import org.robustlt.core.optimization.WeightAverage;
import org.robustlt.core.optimization.WeightAverageOptions;

/**
 * The average of a network's weights, kept beside them: one that moves with every update, running
 * statistics too; that of the weights at the end of epochs, all alike, with running statistics made
 * anew; or one that moves at the end of those epochs in which no class is too weak, running
 * statistics too, and until the first of them is the network itself.
 */
final class AveragedWeights implements Stateful {
  private static final String EPOCHS = "epochs";

  private final WeightAverageOptions options;
  private final Parameters parameters;
  private final WeightAverage weights;
  private final WeightAverage statistics;
  private long averagedEpochs;

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
    if (options.decay() > 0) {
      weights.update(parameters.weights(), updates);
      statistics.update(parameters.runningStatistics(), updates);
    }
  }

  /**
   * Takes in the network at the end of an epoch.
   *
   * @param fresh makes running statistics anew
   * @param worstClass measures the robust accuracy of the network's worst class
   */
  void finishEpoch(int epoch, int epochs, FreshStatistics fresh, DoubleSupplier worstClass) {
    if (options.isEqual()) {
      addAlike(options.epochsBefore(epoch, epochs), epoch, fresh);
    } else if (options.epochDecay() > 0) {
      boolean fair = options.worstClass() == 0 || worstClass.getAsDouble() >= options.worstClass();
      if (fair || averagedEpochs == 0) {
        move(averagedEpochs == 0 ? 0 : options.epochDecay());
      }
      averagedEpochs += fair ? 1 : 0;
    }
  }

  private void addAlike(long before, int epoch, FreshStatistics fresh) {
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

  private void move(double kept) {
    weights.values().scale(kept).add(1 - kept, parameters.weights());
    statistics.values().scale(kept).add(1 - kept, parameters.runningStatistics());
  }

  /** Returns how many epochs were averaged because no class was too weak. */
  @Override
  public Map<String, INDArray> state() {
    return Map.of(EPOCHS, Nd4j.createFromArray(averagedEpochs));
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    @Nullable INDArray saved = state.get(EPOCHS);
    if (state.size() != 1 || saved == null || saved.length() != 1) {
      throw new IllegalArgumentException(
          "the average needs a number, \"" + EPOCHS + "\", got " + state.keySet());
    }
    averagedEpochs = saved.getLong(0);
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
