package org.robustlt.core.engine.nd4j;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.Padding;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;

/** A convolution with the same padding on opposite sides. */
final class ConvolutionKernel implements Kernel {
  private final Operation convolve;
  private final Operation addBias;
  private final Operation addResidual;
  private final Operation backwardInput;
  private final Operation backwardWeights;
  private final Operation backwardBoth;
  private final Operation accumulateWeights;
  private final Operation accumulateBias;
  private final Operation delivery;

  ConvolutionKernel(
      Layer.Convolution layer,
      Padding padding,
      List<Parameter> weights,
      Bindings bindings,
      Optional<INDArray> residual,
      FlippedWeights flipped) {
    int kernel = layer.kernel();
    INDArray weight = weights.get(0).value();
    INDArray output = bindings.output();
    long[] arguments = arguments(kernel, layer.stride(), padding.top(), padding.left());
    convolve =
        PreparedOp.of(
            "conv2d",
            PreparedOp.arrays(bindings.input(), weight),
            PreparedOp.arrays(output),
            arguments);
    addBias = layer.bias() ? PreparedOp.add(output, weights.get(1).value(), output) : () -> {};
    addResidual = residual.map(r -> PreparedOp.add(output, r, output)).orElse(() -> {});

    boolean turn = layer.stride() == 1 && padding.top() < kernel && padding.left() < kernel;
    backwardInput =
        turn
            ? convolveFlipped(kernel, padding, bindings, flipped)
            : transposed(layer, padding, weight, bindings);
    INDArray weightGradient = bindings.scratch().array("weight gradient", weight.shape());
    INDArray unused = bindings.scratch().array("unused", bindings.input().shape());
    backwardWeights = backward(bindings, weight, unused, weightGradient, arguments);
    backwardBoth = backward(bindings, weight, bindings.inputGradient(), weightGradient, arguments);
    INDArray gradient = weights.get(0).gradient().orElseThrow();
    accumulateWeights = PreparedOp.add(gradient, weightGradient, gradient);
    accumulateBias =
        layer.bias()
            ? new BiasGradient(bindings.outputGradient(), weights.get(1).gradient().orElseThrow())
            : () -> {};
    delivery = bindings.delivery();
  }

  private static long[] arguments(int kernel, int stride, int padHeight, int padWidth) {
    // kernel, stride, padding, dilation, explicit padding, channels last, weights [out, in, h, w]
    return new long[] {kernel, kernel, stride, stride, padHeight, padWidth, 1, 1, 0, 1, 1};
  }

  private static Operation convolveFlipped(
      int kernel, Padding padding, Bindings bindings, FlippedWeights flipped) {
    Operation convolution =
        PreparedOp.of(
            "conv2d",
            PreparedOp.arrays(bindings.outputGradient(), flipped.array()),
            PreparedOp.arrays(bindings.inputGradient()),
            arguments(kernel, 1, kernel - 1 - padding.top(), kernel - 1 - padding.left()));
    return () -> {
      flipped.refresh();
      convolution.run();
    };
  }

  /**
   * ND4J's transposed convolution gives all cells that a window reached; the padding is cut off.
   */
  private static Operation transposed(
      Layer.Convolution layer, Padding padding, INDArray weight, Bindings bindings) {
    INDArray gradient = bindings.outputGradient();
    INDArray target = bindings.inputGradient();
    long[] reached = target.shape().clone();
    reached[1] = (gradient.size(1) - 1) * layer.stride() + layer.kernel();
    reached[2] = (gradient.size(2) - 1) * layer.stride() + layer.kernel();
    INDArray larger = bindings.scratch().array("reached", reached);
    Operation transposed =
        PreparedOp.of(
            "deconv2d",
            PreparedOp.arrays(gradient, weight),
            PreparedOp.arrays(larger),
            arguments(layer.kernel(), layer.stride(), 0, 0));
    Padded inside = new Padded(target, larger, padding.top(), padding.left());
    return () -> {
      transposed.run();
      inside.crop();
    };
  }

  private static Operation backward(
      Bindings bindings,
      INDArray weight,
      INDArray inputGradient,
      INDArray weightGradient,
      long... arguments) {
    return PreparedOp.of(
        "conv2d_bp",
        PreparedOp.arrays(bindings.input(), weight, bindings.outputGradient()),
        PreparedOp.arrays(inputGradient, weightGradient),
        arguments);
  }

  @Override
  public void forward(BatchNormMode mode) {
    convolve.run();
    addBias.run();
    addResidual.run();
  }

  @Override
  public void backwardInput() {
    backwardInput.run();
    delivery.run();
  }

  @Override
  public void backwardParameters() {
    backwardWeights.run();
    accumulate();
  }

  @Override
  public void backward() {
    backwardBoth.run();
    accumulate();
    delivery.run();
  }

  private void accumulate() {
    accumulateWeights.run();
    accumulateBias.run();
  }
}
