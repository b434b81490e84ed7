package org.robustlt.core.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;

/**
 * Binds the kernels of one pass to its tensors.
 *
 * @param kernels where kernels come from
 * @param parameters the weights
 * @param activations the values of the pass
 * @param plan the gradients
 * @param draws where dropout draws
 */
record Preparation(
    Kernels kernels,
    Parameters parameters,
    Map<Integer, Tensor> activations,
    BatchPlan plan,
    Draws draws) {

  /** Returns the kernel of a step. */
  Kernel kernel(GradientPlan.BackwardStep backward) {
    Step step = backward.step();
    Layer layer = step.node().layer();
    if (layer instanceof Layer.Addition) {
      return new Sum(
          kernels.sum(
              activation(step.inputs().get(0)),
              activation(step.inputs().get(1)),
              activation(step.output())));
    }
    Place place =
        new Place(
            activation(step.inputs().get(0)),
            activation(step.output()),
            plan.gradient(step.output()),
            plan.gradient(step.inputs().get(0)),
            backward.accumulate());
    if (layer instanceof Layer.InputNormalization normalization) {
      return kernels.inputNormalization(normalization, place);
    } else if (layer instanceof Layer.Convolution convolution) {
      return kernels.convolution(convolution, weights(step), place, residual(step));
    } else if (layer instanceof Layer.BatchNormalization normalization) {
      return kernels.batchNormalization(normalization, weights(step), place, step.relu());
    } else if (layer instanceof Layer.Relu) {
      return kernels.relu(place);
    } else if (layer instanceof Layer.AveragePooling pooling) {
      return kernels.averagePooling(pooling, place);
    } else if (layer instanceof Layer.MaxPooling pooling) {
      return kernels.maxPooling(pooling, place);
    } else if (layer instanceof Layer.GlobalAveragePooling) {
      return kernels.globalAveragePooling(place);
    } else if (layer instanceof Layer.Linear linear) {
      return kernels.linear(linear, weights(step), place);
    } else if (layer instanceof Layer.CosineLinear cosine) {
      return kernels.cosineLinear(cosine, weights(step), place);
    } else if (layer instanceof Layer.TokenLinear tokens) {
      return kernels.convolution(
          tokens.asConvolution(), ofOnePixel(weights(step)), place, residual(step));
    } else if (layer instanceof Layer.Dropout dropout) {
      return dropout(step, dropout.rate(), false, place);
    } else if (layer instanceof Layer.StochasticDepth depth) {
      return dropout(step, depth.rate(), true, place);
    }
    return kernels.otherLayer(layer, weights(step), place, parameters.weights().type());
  }

  private Kernel dropout(Step step, double rate, boolean images, Place place) {
    DataType type = parameters.weights().type();
    return new DropoutKernel(step.node().name(), rate, images, draws, kernels, place, type);
  }

  /** Returns what the backward passes of a layer read of the forward pass. */
  static Set<BackwardRead> backwardReads(Kernels kernels, Layer layer) {
    if (layer instanceof Layer.TokenLinear tokens) {
      return kernels.backwardReads(tokens.asConvolution());
    } else if (layer instanceof Layer.Dropout || layer instanceof Layer.StochasticDepth) {
      return Set.of(); // the mask is kept
    }
    return kernels.backwardReads(layer);
  }

  /** Returns the weights of tokens as those of a convolution with a kernel of one pixel. */
  private static List<Parameter> ofOnePixel(List<Parameter> weights) {
    Parameter weight = weights.get(0);
    return List.of(
        new Parameter(
            weight.spec(), new Pixel(weight.part()), weight.gradientPart().map(Pixel::new)),
        weights.get(1));
  }

  /** A matrix as filters of one pixel. */
  private record Pixel(ParameterVector.Part matrix) implements ParameterVector.Part {
    @Override
    public String name() {
      return matrix.name();
    }

    @Override
    public List<Integer> shape() {
      return List.of(matrix.shape().get(0), matrix.shape().get(1), 1, 1);
    }

    @Override
    public Vector values() {
      return matrix.values();
    }

    @Override
    public INDArray array() {
      INDArray array = matrix.array();
      return array.reshape('c', array.size(0), array.size(1), 1, 1);
    }
  }

  /** Returns the operation that brings the gradient of a sum to one of its terms, if any. */
  Optional<Operation> delivery(int sum, GradientPlan.Term term) {
    return switch (term.delivery()) {
      case HAND_OVER -> Optional.empty();
      case COPY -> Optional.of(kernels.copy(plan.gradient(sum), plan.gradient(term.value())));
      case ADD -> {
        Tensor target = plan.gradient(term.value());
        yield Optional.of(kernels.sum(target, plan.gradient(sum), target));
      }
    };
  }

  private Tensor activation(int value) {
    Tensor tensor = activations.get(value);
    if (tensor == null) {
      throw new IllegalArgumentException("value " + value + " is not computed");
    }
    return tensor;
  }

  private Optional<Tensor> residual(Step step) {
    return step.residual() == Step.NONE
        ? Optional.empty()
        : Optional.of(activation(step.residual()));
  }

  private List<Parameter> weights(Step step) {
    return step.node().parameters().stream()
        .map(spec -> parameters.of(step.node().name() + "." + spec.suffix()))
        .toList();
  }

  /** A sum's forward side; its backward side is deliveries. */
  private record Sum(Operation operation) implements Kernel {
    @Override
    public void forward(BatchNormMode mode) {
      operation.run();
    }

    @Override
    public void backwardInput() {}
  }
}
