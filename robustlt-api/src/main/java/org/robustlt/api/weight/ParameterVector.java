package org.robustlt.api.weight;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The values of several parameters of a network in one flat vector, one after the other in the
 * order of the network, with views of each by name. The engine implements this interface.
 */
public interface ParameterVector extends Vector {
  /**
   * Returns a vector of copies of arrays, for tests.
   *
   * @param parameters the parameters by name, in the order of the map, each in its shape, all of
   *     one type
   * @throws IllegalArgumentException if there is none
   */
  static ParameterVector of(Map<String, INDArray> parameters) {
    return ArrayParameterVector.of(parameters);
  }

  /**
   * Returns the vector of an array, without a copy.
   *
   * @param flat {@code [n]}
   * @param slots what lies in it
   * @throws IllegalArgumentException if the slots need more values than there are
   */
  static ParameterVector of(INDArray flat, List<Slot> slots) {
    return new ArrayParameterVector(flat, slots);
  }

  /**
   * A place for a parameter.
   *
   * @param name the parameter's full name, as PyTorch calls it
   * @param shape its sides
   */
  record Slot(String name, List<Integer> shape) {
    /** Copies the shape. */
    public Slot {
      shape = List.copyOf(shape);
    }

    /** Returns the number of values. */
    public long length() {
      return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
  }

  /** A parameter in the vector. */
  interface Part {
    /** Returns its full name, as PyTorch calls it. */
    String name();

    /** Returns its sides. */
    List<Integer> shape();

    /** Returns its values: a view, through which the whole vector changes. */
    Vector values();

    /**
     * Returns its values in its shape: a view where vectors are kept as arrays, else a copy. Not to
     * be modified.
     */
    default INDArray array() {
      return values()
          .array()
          .reshape('c', shape().stream().mapToLong(Integer::longValue).toArray());
    }
  }

  /** Returns the parameters, in order. */
  List<Part> parts();

  /**
   * Returns the parameter of a name.
   *
   * @throws NoSuchElementException if there is none
   */
  default Part part(String name) {
    return parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("there is no parameter \"" + name + "\""));
  }

  @Override
  ParameterVector copy();

  @Override
  ParameterVector zeros();
}
