package org.robustlt.core.architecture;

import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.Padding;

/**
 * Adds the layers that all built-in networks are made of.
 *
 * @param network where to add them
 * @param initialization how the weights of convolutions begin
 * @param options what the recipe chooses of them
 */
record Layers(NetworkBuilder network, Weights initialization, LayerOptions options) {
  /** How the weights of convolutions begin. */
  enum Weights {
    /** Uniform in ±1/√inputs: what PyTorch does if nothing else is said. */
    TORCH {
      @Override
      Initialization of(int inputs, int outputs, int kernel) {
        return new Initialization.Uniform(1 / Math.sqrt((double) inputs * kernel * kernel));
      }
    },
    /** Normal with variance 2/outputs (He et al., 2015, for the backward pass). */
    BACKWARD_HE {
      @Override
      Initialization of(int inputs, int outputs, int kernel) {
        return new Initialization.Normal(Math.sqrt(2.0 / ((double) outputs * kernel * kernel)));
      }
    };

    abstract Initialization of(int inputs, int outputs, int kernel);
  }

  /** Adds a convolution, padded by half of its kernel. */
  Value convolution(String name, Value input, int outputs, int kernel, int stride) {
    return convolution(name, input, outputs, kernel, stride, Padding.around(kernel / 2));
  }

  /** Adds a convolution. */
  Value convolution(
      String name, Value input, int outputs, int kernel, int stride, Padding padding) {
    Initialization weights = initialization.of(input.shape().channels(), outputs, kernel);
    return network.add(
        name,
        new Layer.Convolution(outputs, kernel, stride, padding, options.convBias(), weights),
        input);
  }

  Value normalization(String name, Value input) {
    return network.add(name, options.normalization(), input);
  }

  /** Adds a batch normalization with the nonlinearity behind it. */
  Value normalizedRelu(String name, Value input) {
    return relu(name, normalization(name, input));
  }

  /** Adds the nonlinearity behind the layer of the given name. */
  Value relu(String behind, Value input) {
    return network.add(behind + ".relu", options.nonlinearity().layer(), input);
  }

  /** Adds dropout behind the layer of the given name, if any is wanted. */
  Value dropout(String behind, double rate, Value input) {
    return rate == 0 ? input : network.add(behind + ".dropout", new Layer.Dropout(rate), input);
  }

  Value sum(String name, Value left, Value right) {
    return network.add(name, new Layer.Addition(), left, right);
  }

  Value pooled(Value input) {
    return network.add("backbone.pool", new Layer.GlobalAveragePooling(), input);
  }
}
