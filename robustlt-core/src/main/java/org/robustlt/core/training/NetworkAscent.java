package org.robustlt.core.training;

import java.util.function.Consumer;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.WeightAscent;
import org.robustlt.core.engine.Parameters;

/** Climbs the training loss of one batch from a network's weights, and leaves them as they are. */
final class NetworkAscent implements WeightAscent {
  private final Parameters parameters;
  private final WeightUpdate update;
  private final Consumer<BatchNormMode> gradients;
  private final TrainingProgress progress;

  /**
   * Prepares an ascent.
   *
   * @param gradients writes the gradient of the training loss to the parameters
   */
  NetworkAscent(
      Parameters parameters,
      WeightUpdate update,
      Consumer<BatchNormMode> gradients,
      TrainingProgress progress) {
    this.parameters = parameters;
    this.update = update;
    this.gradients = gradients;
    this.progress = progress;
  }

  @Override
  public TrainingProgress progress() {
    return progress;
  }

  @Override
  public ParameterVector weights() {
    return parameters.weights();
  }

  @Override
  public ParameterVector gradient(BatchNormMode mode) {
    gradients.accept(mode);
    return parameters.gradients().copy();
  }

  @Override
  public ParameterVector afterOptimizerStep(BatchNormMode mode) {
    gradients.accept(mode);
    parameters.gradients().scale(-1);
    return update.tried(parameters);
  }
}
