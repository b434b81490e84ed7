package org.robustlt.core.engine.nd4j;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;

/** {@code (x − mean)/deviation} per channel. */
final class InputNormalizationKernel implements Kernel {
  private final Operation forward;
  private final Operation backward;
  private final Operation delivery;

  InputNormalizationKernel(Layer.InputNormalization layer, Bindings bindings) {
    DataType type = bindings.type();
    List<Double> means = layer.mean();
    int channels = means.size();
    ChannelVector mean = new ChannelVector(type, channels);
    ChannelVector scale = new ChannelVector(type, channels);
    for (int c = 0; c < channels; c++) {
      mean.set(c, means.get(c));
      scale.set(c, 1 / layer.standardDeviation().get(c));
    }
    ChannelVector zeros = new ChannelVector(type, channels);
    ChannelVector ones = ChannelVector.filled(type, channels, 1);
    forward =
        PreparedOp.affine(
            bindings.input(),
            mean.array(),
            ones.array(),
            scale.array(),
            zeros.array(),
            0,
            bindings.output());
    backward =
        PreparedOp.affine(
            bindings.outputGradient(),
            zeros.array(),
            ones.array(),
            scale.array(),
            zeros.array(),
            0,
            bindings.inputGradient());
    delivery = bindings.delivery();
  }

  @Override
  public void forward(BatchNormMode mode) {
    forward.run();
  }

  @Override
  public void backwardInput() {
    backward.run();
    delivery.run();
  }
}
