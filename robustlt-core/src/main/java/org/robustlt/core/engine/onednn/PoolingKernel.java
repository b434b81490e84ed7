package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.Padding;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Place;

/** Pooling of any kind. */
final class PoolingKernel implements Kernel {
  private static final long[] NO_DILATION = {0, 0};

  private final Device device;
  private final OneDnnPlace place;
  private final Window window;
  private final pooling_forward.primitive_desc choice;
  private final Map<Integer, memory> workspace = new HashMap<>();
  private final Operation forward = new OnDemand(this::prepareForward);
  private final Operation backward = new OnDemand(this::prepareBackward);

  /** What is pooled into one value, and how. */
  private static final class Window {
    private final algorithm method;
    private final long[] kernel;
    private final long[] stride;
    private final long[] before;
    private final long[] behind;

    Window(algorithm method, int kernel, int stride, Padding padding) {
      this.method = method;
      this.kernel = new long[] {kernel, kernel};
      this.stride = new long[] {stride, stride};
      before = new long[] {padding.top(), padding.left()};
      behind = new long[] {padding.bottom(), padding.right()};
    }

    /** The window of the whole image. */
    Window(algorithm method, ImageShape image) {
      this.method = method;
      kernel = new long[] {image.height(), image.width()};
      stride = new long[] {1, 1};
      before = new long[] {0, 0};
      behind = before;
    }
  }

  private PoolingKernel(Device device, OneDnnPlace place, Window window) {
    this.device = device;
    this.place = place;
    this.window = window;
    choice =
        device.keep(
            new pooling_forward.primitive_desc(
                device.engine(),
                prop_kind.forward_training,
                window.method,
                place.input().description(),
                Layout.tensor(place.output(), place.input().type()),
                window.stride,
                window.kernel,
                NO_DILATION,
                window.before,
                window.behind,
                device.attributes(),
                false));
    memory.desc indices = device.keep(choice.workspace_desc());
    if (indices.get_size() > 0) {
      workspace.put(DNNL_ARG_WORKSPACE, device.allocate(indices));
    }
  }

  static Kernel average(Device device, Layer.AveragePooling layer, Place place) {
    algorithm mean = algorithm.pooling_avg_include_padding;
    return new PoolingKernel(
        device,
        new OneDnnPlace(place),
        new Window(mean, layer.kernel(), layer.stride(), layer.padding()));
  }

  static Kernel maximum(Device device, Layer.MaxPooling layer, Place place) {
    return new PoolingKernel(
        device,
        new OneDnnPlace(place),
        new Window(algorithm.pooling_max, layer.kernel(), layer.stride(), layer.padding()));
  }

  static Kernel globalAverage(Device device, Place place) {
    OneDnnPlace ours = new OneDnnPlace(place);
    return new PoolingKernel(
        device, ours, new Window(algorithm.pooling_avg_include_padding, ours.input().shape()));
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
    Program program = new Program(device);
    Map<Integer, memory> arguments = new HashMap<>(workspace);
    arguments.put(DNNL_ARG_SRC, place.input().values());
    arguments.put(DNNL_ARG_DST, program.write(place.output(), choice.dst_desc(), false));
    return program.primitive(new Step(device, choice, new pooling_forward(choice), arguments));
  }

  private Operation prepareBackward() {
    OneDnnTensor inputGradient = place.inputGradient();
    pooling_backward.primitive_desc backward =
        new pooling_backward.primitive_desc(
            device.engine(),
            window.method,
            inputGradient.description(),
            Layout.tensor(place.outputGradient(), inputGradient.type()),
            window.stride,
            window.kernel,
            NO_DILATION,
            window.before,
            window.behind,
            choice,
            device.attributes(),
            false);
    Program program = new Program(device);
    Map<Integer, memory> arguments = new HashMap<>(workspace);
    arguments.put(
        DNNL_ARG_DIFF_DST,
        program.read(place.outputGradient(), backward.diff_dst_desc(), Device.Use.SOURCE));
    arguments.put(
        DNNL_ARG_DIFF_SRC,
        program.write(inputGradient, inputGradient.description(), place.accumulate()));
    return program.primitive(new Step(device, backward, new pooling_backward(backward), arguments));
  }
}
