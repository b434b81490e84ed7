package org.robustlt.core.engine.onednn;

import java.util.function.BooleanSupplier;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_desc_base;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.Padding;

/** How oneDNN computes the three passes of one convolution, for given or free layouts. */
final class Convolution {
  private static final algorithm DIRECT = algorithm.convolution_direct;
  private static final int IMAGE_CHANNELS = 3;

  /** As many floats fill one register, and lie too close together for products of matrices. */
  static final int NARROW = 16;

  private final Device device;
  private final memory.data_type type;
  private final boolean bias;
  private final boolean pointwise;
  private final boolean strided;
  private final long[] weight;
  private final long[] strides;
  private final long[] before;
  private final long[] behind;
  private final memory.desc anyWeight;
  private final memory.desc biases;

  Convolution(Device device, Layer.Convolution layer, OneDnnTensor input) {
    this.device = device;
    int inputs = input.shape().channels();
    type = input.type();
    bias = layer.bias();
    pointwise = layer.kernel() == 1;
    strided = layer.stride() > 1;
    weight = new long[] {layer.outputs(), inputs, layer.kernel(), layer.kernel()};
    strides = new long[] {layer.stride(), layer.stride()};
    before = new long[] {layer.padding().top(), layer.padding().left()};
    behind = new long[] {layer.padding().bottom(), layer.padding().right()};
    anyWeight = device.keep(Layout.any(type, weight));
    biases = device.keep(Layout.plain(layer.outputs()));
  }

  /** Returns whether a layer has 3×3 filters, stride 1, and results as large as its input. */
  static boolean keepsSize(Layer.Convolution layer) {
    return layer.kernel() == 3 && layer.stride() == 1 && layer.padding().equals(Padding.around(1));
  }

  /** Returns the type of all values that go in or come out. */
  memory.data_type type() {
    return type;
  }

  boolean hasBias() {
    return bias;
  }

  long[] weightDimensions() {
    return weight.clone();
  }

  /** Chooses the forward pass. */
  convolution_forward.primitive_desc forward(memory.desc source, memory.desc result) {
    boolean direct = weight[1] <= IMAGE_CHANNELS || (strided && (pointwise || weight[1] <= NARROW));
    convolution_forward.primitive_desc choice = anyForward(source, result);
    if (!direct || reach(choice, choice::next_impl)) {
      return choice;
    }
    device.keep(choice);
    return anyForward(source, result);
  }

  /** Chooses the backward pass to the input. */
  convolution_backward_data.primitive_desc backwardInput(
      memory.desc sourceGradient, memory.desc resultGradient) {
    convolution_backward_data.primitive_desc choice =
        anyBackwardInput(sourceGradient, resultGradient);
    boolean narrow = Math.max(weight[0], weight[1]) <= NARROW;
    boolean direct = pointwise || strided || narrow;
    if (!direct || reach(choice, choice::next_impl)) {
      return choice;
    }
    device.keep(choice);
    return anyBackwardInput(sourceGradient, resultGradient);
  }

  /**
   * Goes on to oneDNN's direct convolution. Its first choice, convolution as a product of small
   * matrices, is the faster one in general, but up to three times slower where it gathers few or
   * distant values.
   *
   * @return whether there is a direct convolution
   */
  private static boolean reach(primitive_desc_base choice, BooleanSupplier next) {
    while (!choice.impl_info_str().getString().startsWith("jit")) {
      if (!next.getAsBoolean()) {
        return false;
      }
    }
    return true;
  }

  /** Chooses a forward pass of stride 2 and padding 1, without bias. */
  static convolution_forward.primitive_desc ofStrideTwo(
      Device device, memory.desc source, long[] weight, memory.desc result) {
    long[] strides = {2, 2};
    long[] padding = {1, 1};
    return new convolution_forward.primitive_desc(
        device.engine(),
        prop_kind.forward_inference,
        DIRECT,
        source,
        Layout.any(source.get_data_type(), weight),
        result,
        strides,
        padding,
        padding,
        device.attributes(),
        false);
  }

  private convolution_forward.primitive_desc anyForward(memory.desc source, memory.desc result) {
    return bias
        ? new convolution_forward.primitive_desc(
            device.engine(),
            prop_kind.forward_training,
            DIRECT,
            source,
            anyWeight,
            biases,
            result,
            strides,
            before,
            behind,
            device.attributes(),
            false)
        : new convolution_forward.primitive_desc(
            device.engine(),
            prop_kind.forward_training,
            DIRECT,
            source,
            anyWeight,
            result,
            strides,
            before,
            behind,
            device.attributes(),
            false);
  }

  private convolution_backward_data.primitive_desc anyBackwardInput(
      memory.desc sourceGradient, memory.desc resultGradient) {
    return new convolution_backward_data.primitive_desc(
        device.engine(),
        DIRECT,
        sourceGradient,
        anyWeight,
        resultGradient,
        strides,
        before,
        behind,
        hint(sourceGradient, resultGradient),
        device.attributes(),
        false);
  }

  convolution_backward_weights.primitive_desc backwardWeights(
      memory.desc source, memory.desc resultGradient) {
    convolution_forward.primitive_desc hint = hint(source, resultGradient);
    return bias
        ? new convolution_backward_weights.primitive_desc(
            device.engine(),
            DIRECT,
            source,
            anyWeight,
            biases,
            resultGradient,
            strides,
            before,
            behind,
            hint,
            device.attributes(),
            false)
        : new convolution_backward_weights.primitive_desc(
            device.engine(),
            DIRECT,
            source,
            anyWeight,
            resultGradient,
            strides,
            before,
            behind,
            hint,
            device.attributes(),
            false);
  }

  private convolution_forward.primitive_desc hint(memory.desc source, memory.desc result) {
    return device.keep(anyForward(source, result));
  }
}
