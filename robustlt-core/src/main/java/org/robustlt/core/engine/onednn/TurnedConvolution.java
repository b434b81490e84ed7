package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.nio.FloatBuffer;
import java.util.Map;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.memory;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;

/**
 * The forward pass of a 3×3 convolution with as many channels as a vector register has floats. It
 * is also the gradient of a convolution with turned filters, which oneDNN computes faster.
 */
final class TurnedConvolution {
  private static final int CHANNELS = Convolution.NARROW;
  private static final int TAPS = 9;

  private final Device device;
  private final Weights weights;
  private final Layer.Convolution layer;
  private final Parameter parameter;

  /**
   * Prepares for a layer that {@link #suits}.
   *
   * @param parameter the filters, {@code [16, 16, 3, 3]}
   */
  TurnedConvolution(Device device, Weights weights, Layer.Convolution layer, Parameter parameter) {
    this.device = device;
    this.weights = weights;
    this.layer = layer;
    this.parameter = parameter;
  }

  /** Returns whether this is the faster way for a layer. */
  static boolean suits(Layer.Convolution layer, OneDnnTensor input) {
    return Convolution.keepsSize(layer)
        && !layer.bias()
        && input.type() == memory.data_type.f32
        && input.shape().channels() == CHANNELS
        && layer.outputs() == CHANNELS;
  }

  /** Prepares the pass; the program keeps the filters fresh. */
  Operation forward(Program program, OneDnnTensor input, OneDnnTensor output) {
    memory.desc source = Layout.tensor(input, memory.data_type.f32);
    memory.desc result = Layout.tensor(output, memory.data_type.f32);
    Convolution turned = new Convolution(device, layer, output);
    convolution_backward_data.primitive_desc choice = turned.backwardInput(result, source);
    Map<Integer, memory> arguments =
        Map.of(
            DNNL_ARG_DIFF_DST,
            program.read(input, source, Device.Use.SOURCE),
            DNNL_ARG_WEIGHTS,
            weights.arranged(
                program,
                parameter,
                "TURNED",
                turned.weightDimensions(),
                choice.weights_desc(),
                TurnedConvolution::turn),
            DNNL_ARG_DIFF_SRC,
            program.write(output, result, false));
    return program.primitive(
        new Step(device, choice, new convolution_backward_data(choice), arguments));
  }

  /** Writes the filters of the other direction, turned by 180 degrees. */
  private static void turn(FloatBuffer values, FloatBuffer turned) {
    for (int i = 0; i < values.capacity(); i++) {
      int tap = i % TAPS;
      int input = i / TAPS % CHANNELS;
      int output = i / TAPS / CHANNELS;
      turned.put((input * CHANNELS + output) * TAPS + TAPS - 1 - tap, values.get(i));
    }
  }
}
