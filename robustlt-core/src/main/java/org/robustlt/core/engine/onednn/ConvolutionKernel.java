package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Place;

/**
 * A convolution in the layouts of its tensors, or, where that is slow, in those oneDNN prefers;
 * wide ones by minimal filtering, narrow ones by the kernel of the gradient, and the gradient of
 * images by squares of pixels.
 */
final class ConvolutionKernel implements Kernel {
  private final Device device;
  private final Weights weights;
  private final Layer.Convolution layer;
  private final List<Parameter> parameters;
  private final OneDnnPlace place;
  private final Optional<OneDnnTensor> residual;
  private final Convolution convolution;
  private final Optional<WinogradConvolution> winograd;
  private final Operation forward = new OnDemand(this::prepareForward);
  private final Operation backwardInput = new OnDemand(this::prepareBackwardInput);
  private final Operation backwardParameters = new OnDemand(this::prepareBackwardParameters);

  ConvolutionKernel(
      Device device,
      Weights weights,
      Layer.Convolution layer,
      List<Parameter> parameters,
      Place place,
      Optional<OneDnnTensor> residual,
      Supplier<WinogradTeam> team) {
    this.device = device;
    this.weights = weights;
    this.layer = layer;
    this.parameters = parameters;
    this.place = new OneDnnPlace(place);
    this.residual = residual;
    convolution = new Convolution(device, layer, this.place.input());
    winograd =
        WinogradConvolution.of(device, weights, layer, parameters.get(0), this.place.input(), team);
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

  private Operation prepareForward() {
    OneDnnTensor input = place.input();
    OneDnnTensor output = place.output();
    Program program = new Program(device);
    // As a step of its own the sum is faster than as oneDNN's binary post-operation.
    residual.ifPresent(
        r -> program.end(Reorder.sum(device, output.values(), r.values(), output.values())));
    if (winograd.isPresent()) {
      return program.primitive(winograd.get().forward(program, input, output));
    }
    if (TurnedConvolution.suits(layer, input)) {
      return new TurnedConvolution(device, weights, layer, parameters.get(0))
          .forward(program, input, output);
    }
    convolution_forward.primitive_desc choice =
        convolution.forward(natural(input), natural(output));
    if (Program.isSlow(choice)) {
      device.keep(choice);
      choice = convolution.forward(any(input), any(output));
    }
    Map<Integer, memory> arguments = new HashMap<>();
    arguments.put(DNNL_ARG_SRC, program.read(input, choice.src_desc(), Device.Use.SOURCE));
    arguments.put(DNNL_ARG_WEIGHTS, reordered(program, choice.weights_desc()));
    if (convolution.hasBias()) {
      Parameter bias = parameters.get(1);
      arguments.put(DNNL_ARG_BIAS, weights.values(bias, bias.value().length()));
    }
    arguments.put(DNNL_ARG_DST, program.write(output, choice.dst_desc(), false));
    return program.primitive(new Step(device, choice, new convolution_forward(choice), arguments));
  }

  private Operation prepareBackwardInput() {
    OneDnnTensor inputGradient = place.inputGradient();
    OneDnnTensor outputGradient = place.outputGradient();
    if (ImageGradient.suits(layer, place.input())) {
      return new ImageGradient(device, weights, parameters.get(0), place.input().shape())
          .prepare(outputGradient, inputGradient, place.accumulate());
    }
    Program program = new Program(device);
    if (winograd.isPresent()) {
      return program.primitive(
          winograd.get().backwardInput(program, outputGradient, inputGradient, place.accumulate()));
    }
    convolution_backward_data.primitive_desc choice =
        convolution.backwardInput(natural(inputGradient), natural(outputGradient));
    if (Program.isSlow(choice)) {
      device.keep(choice);
      choice = convolution.backwardInput(any(inputGradient), any(outputGradient));
    }
    Map<Integer, memory> arguments =
        Map.of(
            DNNL_ARG_DIFF_DST,
            program.read(outputGradient, choice.diff_dst_desc(), Device.Use.SOURCE),
            DNNL_ARG_WEIGHTS,
            reordered(program, choice.weights_desc()),
            DNNL_ARG_DIFF_SRC,
            program.write(inputGradient, choice.diff_src_desc(), place.accumulate()));
    return program.primitive(
        new Step(device, choice, new convolution_backward_data(choice), arguments));
  }

  private Operation prepareBackwardParameters() {
    OneDnnTensor input = place.input();
    OneDnnTensor outputGradient = place.outputGradient();
    Program program = new Program(device);
    convolution_backward_weights.primitive_desc choice =
        convolution.backwardWeights(natural(input), natural(outputGradient));
    if (Program.isSlow(choice)) {
      device.keep(choice);
      choice = convolution.backwardWeights(any(input), any(outputGradient));
    }
    Map<Integer, memory> arguments = new HashMap<>();
    arguments.put(DNNL_ARG_SRC, program.read(input, choice.src_desc(), Device.Use.SOURCE));
    arguments.put(
        DNNL_ARG_DIFF_DST,
        program.read(outputGradient, choice.diff_dst_desc(), Device.Use.SECOND_SOURCE));
    arguments.put(
        DNNL_ARG_DIFF_WEIGHTS,
        program.accumulate(
            weights.gradient(parameters.get(0), convolution.weightDimensions()),
            choice.diff_weights_desc(),
            Device.Use.RESULT));
    if (convolution.hasBias()) {
      Parameter bias = parameters.get(1);
      arguments.put(
          DNNL_ARG_DIFF_BIAS,
          program.accumulate(
              weights.gradient(bias, bias.value().length()),
              choice.diff_bias_desc(),
              Device.Use.SECOND_RESULT));
    }
    return program.primitive(
        new Step(device, choice, new convolution_backward_weights(choice), arguments));
  }

  /** Describes a tensor in the layout that it has, with values of the convolution's type. */
  private memory.desc natural(OneDnnTensor tensor) {
    return Layout.tensor(tensor, convolution.type());
  }

  private memory.desc any(OneDnnTensor tensor) {
    return Layout.any(tensor, convolution.type());
  }

  private memory reordered(Program program, memory.desc wanted) {
    Parameter weight = parameters.get(0);
    return weights.reordered(
        program, weight, weights.values(weight, convolution.weightDimensions()), wanted);
  }
}
