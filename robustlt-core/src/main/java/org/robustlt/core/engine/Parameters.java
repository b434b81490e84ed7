package org.robustlt.core.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.weight.ParameterVector;

/**
 * The values that a network keeps, in flat memory: one vector for all trainable ones, one for their
 * gradients, one for running statistics, one for values that never change. Within each the
 * parameters stand in the order of the description; {@link #all()} gives named views.
 */
public final class Parameters {
  private final ParameterVector weights;
  private final ParameterVector gradients;
  private final ParameterVector statistics;
  private final Map<String, Parameter> byName = new LinkedHashMap<>();
  private long version;

  /**
   * Makes the parameters of a network and gives them their first values.
   *
   * @param description the network
   * @param type {@code FLOAT} or {@code DOUBLE}
   * @param home where they are kept
   * @param random where first values come from; each parameter draws at its own name
   */
  public Parameters(NetworkDescription description, DataType type, Home home, RandomSource random) {
    weights = home.parameters(type, slots(description, ParameterSpec.Role.TRAINABLE));
    gradients = weights.zeros();
    statistics = home.parameters(type, slots(description, ParameterSpec.Role.STATISTIC));
    ParameterVector fixed = home.parameters(type, slots(description, ParameterSpec.Role.FIXED));
    Iterator<ParameterVector.Part> gradientParts = gradients.parts().iterator();
    Map<ParameterSpec.Role, Iterator<ParameterVector.Part>> parts =
        Map.of(
            ParameterSpec.Role.TRAINABLE, weights.parts().iterator(),
            ParameterSpec.Role.STATISTIC, statistics.parts().iterator(),
            ParameterSpec.Role.FIXED, fixed.parts().iterator());
    description
        .parameters()
        .forEach(
            named -> {
              ParameterSpec.Role role = named.spec().role();
              byName.put(
                  named.name(),
                  new Parameter(
                      named.spec(),
                      Objects.requireNonNull(parts.get(role)).next(),
                      role == ParameterSpec.Role.TRAINABLE
                          ? Optional.of(gradientParts.next())
                          : Optional.empty()));
            });
    byName.values().forEach(parameter -> initialize(parameter, type, random.at(parameter.name())));
  }

  private static List<ParameterVector.Slot> slots(
      NetworkDescription description, ParameterSpec.Role role) {
    return description
        .parameters()
        .filter(named -> named.spec().role() == role)
        .map(named -> new ParameterVector.Slot(named.name(), named.spec().shape()))
        .toList();
  }

  /** Returns all trainable values. Call {@link #changed()} after writing to them. */
  public ParameterVector weights() {
    return weights;
  }

  /** Returns the accumulated gradients of all trainable values, in the layout of these. */
  public ParameterVector gradients() {
    return gradients;
  }

  /** Returns all running statistics. Forward passes in updating mode move them. */
  public ParameterVector runningStatistics() {
    return statistics;
  }

  /** Returns all trainable values, {@code [n]}. Call {@link #changed()} after writing to them. */
  public INDArray trainable() {
    return weights.array();
  }

  /** Returns the accumulated gradients of all trainable values, {@code [n]}. */
  public INDArray gradient() {
    return gradients.array();
  }

  /** Returns all running statistics, flat. Forward passes in updating mode move them. */
  public INDArray statistics() {
    return statistics.array();
  }

  /** Returns all parameters in the order of the description. */
  public List<Parameter> all() {
    return new ArrayList<>(byName.values());
  }

  /**
   * Returns the parameter of the given full name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Parameter of(String name) {
    Parameter parameter = byName.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("the network has no parameter \"" + name + "\"");
    }
    return parameter;
  }

  /** Sets the accumulated gradients to zero. */
  public void zeroGradient() {
    gradients.fill(0);
  }

  /** Returns a number that grows whenever the weights change. */
  public long version() {
    return version;
  }

  /** Says that trainable or fixed values were written, so that reordered copies are stale. */
  public void changed() {
    version++;
  }

  private static void initialize(Parameter parameter, DataType type, RandomSource random) {
    Initialization initialization = parameter.spec().initialization();
    long[] shape = parameter.shape();
    if (initialization instanceof Initialization.Constant constant) {
      parameter.values().fill(constant.value());
    } else if (initialization instanceof Initialization.Uniform uniform) {
      parameter.values().load(random.uniform(type, -uniform.bound(), uniform.bound(), shape));
    } else if (initialization instanceof Initialization.Normal normal) {
      parameter.values().load(random.normal(type, 0, normal.standardDeviation(), shape));
    }
  }
}
