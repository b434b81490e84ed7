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
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Place;

/** max(x, 0). */
final class ReluKernel implements Kernel {
  private static final algorithm RELU = algorithm.eltwise_relu_use_dst_for_bwd;

  private final Device device;
  private final OneDnnPlace place;
  private final eltwise_forward.primitive_desc choice;
  private final Operation forward = new OnDemand(this::prepareForward);
  private final Operation backward = new OnDemand(this::prepareBackward);

  ReluKernel(Device device, Place place) {
    this.device = device;
    this.place = new OneDnnPlace(place);
    choice =
        device.keep(
            new eltwise_forward.primitive_desc(
                device.engine(),
                prop_kind.forward_training,
                RELU,
                this.place.input().description(),
                this.place.output().description(),
                device.attributes(),
                false));
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
    Program program = new Program(device);
    eltwise_backward.primitive_desc backward =
        new eltwise_backward.primitive_desc(
            device.engine(),
            RELU,
            inputGradient.description(),
            place.outputGradient().description(),
            place.output().description(),
            choice,
            device.attributes(),
            false);
    return program.primitive(
        new Step(
            device,
            backward,
            new eltwise_backward(backward),
            Map.of(
                DNNL_ARG_DST,
                place.output().values(),
                DNNL_ARG_DIFF_DST,
                place.outputGradient().values(),
                DNNL_ARG_DIFF_SRC,
                program.write(inputGradient, inputGradient.description(), place.accumulate()))));
  }
}
