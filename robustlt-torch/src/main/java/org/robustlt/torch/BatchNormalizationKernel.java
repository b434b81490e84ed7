package org.robustlt.torch;

import java.util.List;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Parameter;

/** A batch normalization, with max(x, 0) behind it if asked for. */
final class BatchNormalizationKernel implements Kernel {
  private final Layer.BatchNormalization layer;
  private final TorchPlace place;
  private final Weights weights;
  private final List<Parameter> parameters;
  private final boolean relu;
  private final TensorOptional scale;
  private final TensorOptional shift;
  private final TensorOptional runningMean;
  private final TensorOptional runningVariance;
  private final TensorOptional none;
  private final Scalar zero;
  private final Statistics batch;
  private final Statistics unused;
  private final Masks masks;
  private BatchNormMode mode = BatchNormMode.RUNNING_STATISTICS;

  /** Where the operation leaves the mean and the inverse standard deviation of a batch. */
  private record Statistics(
      Tensor mean, Tensor inverse, TensorOptional asMean, TensorOptional asInverse) {
    static Statistics of(Values values, long channels) {
      Tensor mean = values.keep(values.zeros(values.wide(), channels));
      Tensor inverse = values.keep(values.zeros(values.wide(), channels));
      return new Statistics(
          mean,
          inverse,
          values.keep(new TensorOptional(mean)),
          values.keep(new TensorOptional(inverse)));
    }
  }

  BatchNormalizationKernel(
      Layer.BatchNormalization layer,
      Weights weights,
      List<Parameter> parameters,
      TorchPlace place,
      boolean relu) {
    this.layer = layer;
    this.place = place;
    this.weights = weights;
    this.parameters = parameters;
    this.relu = relu;
    Values values = place.values();
    scale = values.keep(new TensorOptional(weights.of(parameters.get(0))));
    shift = values.keep(new TensorOptional(weights.of(parameters.get(1))));
    runningMean = values.keep(new TensorOptional(weights.of(parameters.get(2))));
    runningVariance = values.keep(new TensorOptional(weights.of(parameters.get(3))));
    none = values.keep(new TensorOptional());
    zero = values.keep(new Scalar(0.0));
    batch = Statistics.of(values, place.input().shape().channels());
    unused = Statistics.of(values, 0);
    masks = Masks.of(values, true);
  }

  @Override
  public void forward(BatchNormMode newMode) {
    mode = newMode;
    normalize(newMode);
  }

  @Override
  public void forwardAgain() {
    normalize(
        mode == BatchNormMode.BATCH_STATISTICS_UPDATING
            ? BatchNormMode.BATCH_STATISTICS_FROZEN
            : mode);
  }

  private void normalize(BatchNormMode with) {
    boolean ofBatch = with != BatchNormMode.RUNNING_STATISTICS;
    boolean running = with != BatchNormMode.BATCH_STATISTICS_FROZEN;
    Statistics statistics = ofBatch ? batch : unused;
    Tensor output = place.output().values();
    torch.native_batch_norm_out(
        output,
        statistics.mean(),
        statistics.inverse(),
        place.input().values(),
        scale,
        shift,
        running ? runningMean : none,
        running ? runningVariance : none,
        ofBatch,
        layer.momentum(),
        layer.epsilon());
    if (relu) {
      torch.relu_(output);
    }
  }

  private T_TensorTensorTensor_T gradients(BoolPointer mask) {
    boolean ofBatch = mode != BatchNormMode.RUNNING_STATISTICS;
    Tensor gradient = place.outputGradient().values();
    return torch.native_batch_norm_backward(
        relu ? torch.threshold_backward(gradient, place.output().values(), zero) : gradient,
        place.input().values(),
        scale,
        ofBatch ? none : runningMean,
        ofBatch ? none : runningVariance,
        ofBatch ? batch.asMean() : none,
        ofBatch ? batch.asInverse() : none,
        ofBatch,
        layer.epsilon(),
        mask);
  }

  @Override
  public void backwardInput() {
    place.deliver(gradients(masks.input()).get0());
  }

  @Override
  public void backwardParameters() {
    add(gradients(masks.all()));
  }

  @Override
  public void backward() {
    T_TensorTensorTensor_T gradients = gradients(masks.all());
    add(gradients);
    place.deliver(gradients.get0());
  }

  private void add(T_TensorTensorTensor_T gradients) {
    weights.gradient(parameters.get(0)).add_(gradients.get1());
    weights.gradient(parameters.get(1)).add_(gradients.get2());
  }
}
