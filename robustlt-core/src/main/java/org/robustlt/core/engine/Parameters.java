package org.robustlt.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.weight.ParameterVector;

/**
 * The arrays that a network keeps, in flat memory: one array for all trainable values, one for
 * their gradients, one for running statistics, one for values that never change. Within each array
 * the parameters stand in the order of the description; {@link #all()} gives named views.
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
   * @param random where first values come from; each parameter draws at its own name
   */
  public Parameters(NetworkDescription description, DataType type, RandomSource random) {
    Flat trainableMemory = new Flat(description, ParameterSpec.Role.TRAINABLE, type);
    Flat gradientMemory = new Flat(description, ParameterSpec.Role.TRAINABLE, type);
    Flat statisticMemory = new Flat(description, ParameterSpec.Role.STATISTIC, type);
    Flat fixedMemory = new Flat(description, ParameterSpec.Role.FIXED, type);
    description
        .parameters()
        .forEach(
            named -> {
              ParameterSpec spec = named.spec();
              boolean trained = spec.role() == ParameterSpec.Role.TRAINABLE;
              Flat memory =
                  switch (spec.role()) {
                    case TRAINABLE -> trainableMemory;
                    case STATISTIC -> statisticMemory;
                    case FIXED -> fixedMemory;
                  };
              byName.put(
                  named.name(),
                  new Parameter(
                      named.name(),
                      spec,
                      memory.next(named),
                      trained ? Optional.of(gradientMemory.next(named)) : Optional.empty()));
            });
    weights = trainableMemory.vector();
    gradients = gradientMemory.vector();
    statistics = statisticMemory.vector();
    byName.values().forEach(parameter -> initialize(parameter, random.at(parameter.name())));
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

  private static void initialize(Parameter parameter, RandomSource random) {
    INDArray value = parameter.value();
    Initialization initialization = parameter.spec().initialization();
    if (initialization instanceof Initialization.Constant constant) {
      value.assign(constant.value());
    } else if (initialization instanceof Initialization.Uniform uniform) {
      value.assign(
          random.uniform(value.dataType(), -uniform.bound(), uniform.bound(), value.shape()));
    } else if (initialization instanceof Initialization.Normal normal) {
      value.assign(random.normal(value.dataType(), 0, normal.standardDeviation(), value.shape()));
    }
  }

  /** Memory from which views are cut one after the other. */
  private static final class Flat {
    private final INDArray array;
    private final List<ParameterVector.Slot> slots = new ArrayList<>();
    private long end;

    Flat(NetworkDescription description, ParameterSpec.Role role, DataType type) {
      long length =
          description
              .parameters()
              .filter(p -> p.spec().role() == role)
              .mapToLong(p -> length(p.spec()))
              .sum();
      // An empty array would be no ordinary array to ND4J; one unused value is.
      array = Nd4j.create(type, Math.max(1, length));
    }

    INDArray next(NetworkDescription.NamedParameter named) {
      ParameterSpec spec = named.spec();
      slots.add(new ParameterVector.Slot(named.name(), spec.shape()));
      long begin = end;
      end += length(spec);
      long[] shape = spec.shape().stream().mapToLong(Integer::longValue).toArray();
      return array.get(NDArrayIndex.interval(begin, end)).reshape('c', shape);
    }

    ParameterVector vector() {
      return ParameterVector.of(array, slots);
    }

    private static long length(ParameterSpec spec) {
      return spec.shape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
  }
}
