package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.Map;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Place;

/** A function of every value by itself. */
final class ActivationKernel implements Kernel {
  private static final float UNUSED = 0;
  private static final float LEAK = 0.01f;

  private final Device device;
  private final OneDnnPlace place;
  private final Function function;
  private final eltwise_forward.primitive_desc choice;
  private final Operation forward = new OnDemand(this::prepareForward);
  private final Operation backward = new OnDemand(this::prepareBackward);

  /** What oneDNN calls the function, with its parameter, and which value its slope is read from. */
  private record Function(algorithm kind, float alpha, boolean slopeOfOutput) {
    static final Function RELU = new Function(algorithm.eltwise_relu_use_dst_for_bwd, UNUSED, true);

    static Function of(Layer.Activation.Curve curve) {
      return switch (curve) {
        case LEAKY_RELU -> new Function(algorithm.eltwise_relu, LEAK, false);
        case SILU -> new Function(algorithm.eltwise_swish, 1, false);
        case SOFTPLUS -> new Function(algorithm.eltwise_soft_relu, 1, false);
        case GELU -> new Function(algorithm.eltwise_gelu_erf, UNUSED, false);
      };
    }
  }

  private ActivationKernel(Device device, Place place, Function function) {
    this.device = device;
    this.place = new OneDnnPlace(place);
    this.function = function;
    choice =
        device.keep(
            new eltwise_forward.primitive_desc(
                device.engine(),
                prop_kind.forward_training,
                function.kind(),
                this.place.input().description(),
                this.place.output().description(),
                function.alpha(),
                device.attributes(),
                false));
  }

  /** Prepares max(x, 0). */
  static ActivationKernel relu(Device device, Place place) {
    return new ActivationKernel(device, place, Function.RELU);
  }

  /** Prepares another function. */
  static ActivationKernel of(Device device, Layer.Activation layer, Place place) {
    return new ActivationKernel(device, place, Function.of(layer.curve()));
  }

  @Override
  public void forward(BatchNormMode mode) {
    forward.run();
  }

  @Override
  public void backwardInput() {
    backward.run();
  }

  private Operation prepareForward() {
    return new Step(
        device,
        choice,
        new eltwise_forward(choice),
        Map.of(DNNL_ARG_SRC, place.input().values(), DNNL_ARG_DST, place.output().values()));
  }

  private Operation prepareBackward() {
    OneDnnTensor inputGradient = place.inputGradient();
    OneDnnTensor read = function.slopeOfOutput() ? place.output() : place.input();
    Program program = new Program(device);
    eltwise_backward.primitive_desc backward =
        new eltwise_backward.primitive_desc(
            device.engine(),
            function.kind(),
            inputGradient.description(),
            place.outputGradient().description(),
            read.description(),
            function.alpha(),
            choice,
            device.attributes(),
            false);
    return program.primitive(
        new Step(
            device,
            backward,
            new eltwise_backward(backward),
            Map.of(
                function.slopeOfOutput() ? DNNL_ARG_DST : DNNL_ARG_SRC,
                read.values(),
                DNNL_ARG_DIFF_DST,
                place.outputGradient().values(),
                DNNL_ARG_DIFF_SRC,
                program.write(inputGradient, inputGradient.description(), place.accumulate()))));
  }
}
