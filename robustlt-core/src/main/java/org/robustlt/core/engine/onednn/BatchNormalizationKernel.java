package org.robustlt.core.engine.onednn;

import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.memory;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Place;

/** A batch normalization with everything that its modes ask for. */
final class BatchNormalizationKernel implements Kernel {
  private final Normalization withBatch;
  private final Normalization withRunning;
  private final RunningStatistics statistics;
  private BatchNormMode mode = BatchNormMode.RUNNING_STATISTICS;

  BatchNormalizationKernel(
      Device device,
      Weights weights,
      Layer.BatchNormalization layer,
      List<Parameter> parameters,
      Place position,
      boolean relu) {
    OneDnnPlace place = new OneDnnPlace(position);
    int channels = place.input().shape().channels();
    Normalization.Affine affine =
        new Normalization.Affine(
            weights.values(parameters.get(0), channels),
            weights.values(parameters.get(1), channels),
            weights.gradient(parameters.get(0), channels),
            weights.gradient(parameters.get(1), channels));
    memory.desc vector = device.keep(Layout.plain(channels));
    memory mean = device.allocate(vector);
    memory variance = device.allocate(vector);
    memory runningMean = weights.values(parameters.get(2), channels);
    memory runningVariance = weights.values(parameters.get(3), channels);
    withBatch =
        new Normalization(
            device, place, layer.epsilon(), false, mean, variance, Optional.of(affine), relu);
    withRunning =
        new Normalization(
            device,
            place,
            layer.epsilon(),
            true,
            runningMean,
            runningVariance,
            Optional.of(affine),
            relu);
    statistics =
        new RunningStatistics(
            layer.momentum(),
            (long) place.input().batch()
                * place.input().shape().height()
                * place.input().shape().width(),
            new RunningStatistics.Vector(mean, runningMean),
            new RunningStatistics.Vector(variance, runningVariance));
  }

  @Override
  public void forward(BatchNormMode mode) {
    this.mode = mode;
    current().forward.run();
    if (mode == BatchNormMode.BATCH_STATISTICS_UPDATING) {
      statistics.move();
    }
  }

  @Override
  public void forwardAgain() {
    current().forwardAgain.run();
  }

  @Override
  public void backwardInput() {
    current().backwardInput.run();
  }

  @Override
  public void backwardParameters() {
    current().backwardParameters.run();
  }

  @Override
  public void backward() {
    current().backward.run();
  }

  private Normalization current() {
    return mode.usesBatchStatistics() ? withBatch : withRunning;
  }
}
