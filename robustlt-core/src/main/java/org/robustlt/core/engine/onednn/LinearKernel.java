package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.memory.data_type.f32;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Place;

/** A linear layer: a matrix product over all values of an image. */
final class LinearKernel implements Kernel {
  private final Device device;
  private final Weights weights;
  private final Parameter weight;
  private final Optional<Parameter> bias;
  private final OneDnnPlace place;
  private final long[] dimensions;
  private final memory.desc anyWeight;
  private final memory.desc biases;
  private final memory output;
  private final memory outputGradient;
  private final Operation forward = new OnDemand(this::prepareForward);
  private final Operation backwardInput = new OnDemand(this::prepareBackwardInput);
  private final Operation backwardParameters = new OnDemand(this::prepareBackwardParameters);

  LinearKernel(
      Device device,
      Weights weights,
      Layer.Linear layer,
      List<Parameter> parameters,
      Place position) {
    this.device = device;
    this.weights = weights;
    place = new OneDnnPlace(position);
    weight = parameters.get(0);
    bias = layer.bias() ? Optional.of(parameters.get(1)) : Optional.empty();
    ImageShape shape = place.input().shape();
    dimensions = new long[] {layer.outputs(), shape.channels(), shape.height(), shape.width()};
    anyWeight = device.keep(Layout.any(f32, dimensions));
    biases = device.keep(Layout.plain(layer.outputs()));
    output = matrix(place.output(), layer.outputs());
    outputGradient = matrix(place.outputGradient(), layer.outputs());
  }

  /** A tensor of height and width 1 is a matrix in every layout. */
  private memory matrix(OneDnnTensor tensor, int columns) {
    memory.desc matrix = device.keep(Layout.plain(tensor.batch(), columns));
    return device.memory(matrix, tensor.values().get_data_handle());
  }

  @Override
  public void forward(BatchNormMode mode) {
    forward.run();
  }

  @Override
  public void backwardInput() {
    backwardInput.run();
  }

  @Override
  public void backwardParameters() {
    backwardParameters.run();
  }

  private inner_product_forward.primitive_desc forwardChoice(memory.desc source) {
    return bias.isPresent()
        ? new inner_product_forward.primitive_desc(
            device.engine(),
            prop_kind.forward_training,
            source,
            anyWeight,
            biases,
            output.get_desc(),
            device.attributes(),
            false)
        : new inner_product_forward.primitive_desc(
            device.engine(),
            prop_kind.forward_training,
            source,
            anyWeight,
            output.get_desc(),
            device.attributes(),
            false);
  }

  private Operation prepareForward() {
    Program program = new Program(device);
    inner_product_forward.primitive_desc choice = forwardChoice(Layout.any(place.input(), f32));
    Map<Integer, memory> arguments = new HashMap<>();
    arguments.put(DNNL_ARG_SRC, program.read(place.input(), choice.src_desc(), Device.Use.SOURCE));
    arguments.put(DNNL_ARG_WEIGHTS, reordered(program, choice.weights_desc()));
    bias.ifPresent(b -> arguments.put(DNNL_ARG_BIAS, weights.values(b, b.value().length())));
    arguments.put(DNNL_ARG_DST, output);
    return program.primitive(
        new Step(device, choice, new inner_product_forward(choice), arguments));
  }

  private Operation prepareBackwardInput() {
    Program program = new Program(device);
    memory.desc free = device.keep(Layout.any(place.inputGradient(), f32));
    inner_product_backward_data.primitive_desc choice =
        new inner_product_backward_data.primitive_desc(
            device.engine(),
            free,
            anyWeight,
            outputGradient.get_desc(),
            device.keep(forwardChoice(free)),
            device.attributes(),
            false);
    Map<Integer, memory> arguments =
        Map.of(
            DNNL_ARG_DIFF_DST,
            outputGradient,
            DNNL_ARG_WEIGHTS,
            reordered(program, choice.weights_desc()),
            DNNL_ARG_DIFF_SRC,
            program.write(place.inputGradient(), choice.diff_src_desc(), place.accumulate()));
    return program.primitive(
        new Step(device, choice, new inner_product_backward_data(choice), arguments));
  }

  private Operation prepareBackwardParameters() {
    Program program = new Program(device);
    inner_product_backward_weights.primitive_desc choice = backwardParametersChoice();
    Map<Integer, memory> arguments = new HashMap<>();
    arguments.put(DNNL_ARG_SRC, program.read(place.input(), choice.src_desc(), Device.Use.SOURCE));
    arguments.put(DNNL_ARG_DIFF_DST, outputGradient);
    arguments.put(
        DNNL_ARG_DIFF_WEIGHTS,
        program.accumulate(
            weights.gradient(weight, dimensions), choice.diff_weights_desc(), Device.Use.RESULT));
    bias.ifPresent(
        b ->
            arguments.put(
                DNNL_ARG_DIFF_BIAS,
                program.accumulate(
                    weights.gradient(b, b.value().length()), biases, Device.Use.SECOND_RESULT)));
    return program.primitive(
        new Step(device, choice, new inner_product_backward_weights(choice), arguments));
  }

  private inner_product_backward_weights.primitive_desc backwardParametersChoice() {
    memory.desc free = device.keep(Layout.any(place.input(), f32));
    inner_product_forward.primitive_desc hint = device.keep(forwardChoice(free));
    return bias.isPresent()
        ? new inner_product_backward_weights.primitive_desc(
            device.engine(),
            free,
            anyWeight,
            biases,
            outputGradient.get_desc(),
            hint,
            device.attributes(),
            false)
        : new inner_product_backward_weights.primitive_desc(
            device.engine(),
            free,
            anyWeight,
            outputGradient.get_desc(),
            hint,
            device.attributes(),
            false);
  }

  private memory reordered(Program program, memory.desc wanted) {
    return weights.reordered(program, weight, weights.values(weight, dimensions), wanted);
  }
}
