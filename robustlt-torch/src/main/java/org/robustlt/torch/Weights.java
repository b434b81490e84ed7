package org.robustlt.torch;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Parameters;

/** The network's parameters as tensors, and filters in the layout and type of convolutions. */
final class Weights {
  private final Values values;
  private final Parameters parameters;
  private final Map<String, Tensor> tensors = new HashMap<>();
  private final Map<String, Tensor> gradients = new HashMap<>();
  private final Map<String, Filters> filters = new HashMap<>();

  Weights(Values values, Parameters parameters) {
    this.values = values;
    this.parameters = parameters;
  }

  /** Returns the values of a parameter: the network's own memory. */
  Tensor of(Parameter parameter) {
    return tensors.computeIfAbsent(parameter.name(), name -> shaped(parameter.part()));
  }

  /** Returns the gradient of a trainable parameter: the network's own memory. */
  Tensor gradient(Parameter parameter) {
    return gradients.computeIfAbsent(
        parameter.name(), name -> shaped(parameter.gradientPart().orElseThrow()));
  }

  /** Returns the filters of a convolution for inputs of a type. */
  Filters filters(Parameter parameter, ValueType type) {
    return filters.computeIfAbsent(
        parameter.name() + " " + type, key -> new Filters(of(parameter), type));
  }

  private Tensor shaped(ParameterVector.Part part) {
    long[] shape = part.shape().stream().mapToLong(Integer::longValue).toArray();
    return values.keep(TorchVector.of(part.values()).view(shape));
  }

  /** Filters that follow the weights: arranged again at most once for each change of them. */
  final class Filters {
    private final Tensor master;
    private final Tensor arranged;
    private long version = -1;

    private Filters(Tensor master, ValueType type) {
      this.master = master;
      arranged = values.keep(values.channelsLast(type, master.sizes().vec().get()));
    }

    Tensor tensor() {
      if (version != parameters.version()) {
        arranged.copy_(master);
        version = parameters.version();
      }
      return arranged;
    }
  }
}
