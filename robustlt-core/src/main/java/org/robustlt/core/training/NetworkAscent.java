package org.robustlt.core.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.WeightAscent;
import org.robustlt.core.engine.Parameter;
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
  public Map<String, INDArray> weights() {
    return named(Parameter::value);
  }

  @Override
  public Map<String, INDArray> gradients(BatchNormMode mode) {
    gradients.accept(mode);
    return named(parameter -> parameter.gradient().orElseThrow());
  }

  @Override
  public Map<String, INDArray> afterOptimizerStep(BatchNormMode mode) {
    gradients.accept(mode);
    INDArray weights = parameters.trainable().dup();
    Map<String, INDArray> memory = new LinkedHashMap<>();
    update.optimizer().memory().forEach((name, array) -> memory.put(name, array.dup()));
    parameters.gradient().negi();
    update.apply(parameters);
    Map<String, INDArray> climbed = weights();
    parameters.trainable().assign(weights);
    parameters.changed();
    update.optimizer().restore(memory);
    return climbed;
  }

  private Map<String, INDArray> named(Function<Parameter, INDArray> array) {
    Map<String, INDArray> named = new LinkedHashMap<>();
    for (Parameter parameter : parameters.all()) {
      if (parameter.gradient().isPresent()) {
        named.put(parameter.name(), array.apply(parameter).dup());
      }
    }
    return named;
  }
}
