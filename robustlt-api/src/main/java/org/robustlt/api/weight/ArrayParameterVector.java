package org.robustlt.api.weight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Parameters in an array. */
final class ArrayParameterVector extends ArrayVector implements ParameterVector {
  private final List<Slot> slots;
  private final List<Part> parts = new ArrayList<>();

  ArrayParameterVector(INDArray flat, List<Slot> slots) {
    super(flat);
    this.slots = List.copyOf(slots);
    long begin = 0;
    for (Slot slot : slots) {
      long end = begin + slot.length();
      if (end > flat.length()) {
        throw new IllegalArgumentException(
            "\"" + slot.name() + "\" ends at " + end + " of " + flat.length() + " values");
      }
      INDArray values = flat.get(NDArrayIndex.interval(begin, end));
      long[] shape = slot.shape().stream().mapToLong(Integer::longValue).toArray();
      parts.add(new View(slot, Vector.of(values), values.reshape('c', shape)));
      begin = end;
    }
  }

  static ArrayParameterVector of(Map<String, INDArray> parameters) {
    List<Slot> slots = new ArrayList<>();
    List<INDArray> values = new ArrayList<>();
    parameters.forEach(
        (name, array) -> {
          List<Integer> shape = new ArrayList<>();
          for (long side : array.shape()) {
            shape.add(Math.toIntExact(side));
          }
          slots.add(new Slot(name, shape));
          values.add(array.dup('c').reshape('c', new long[] {array.length()}));
        });
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there must be a parameter, got none");
    }
    return new ArrayParameterVector(Nd4j.concat(0, values.toArray(INDArray[]::new)), slots);
  }

  @Override
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  @Override
  public ParameterVector copy() {
    return new ArrayParameterVector(array().dup(), slots);
  }

  @Override
  public ParameterVector zeros() {
    return new ArrayParameterVector(Nd4j.zeros(type(), length()), slots);
  }

  private record View(Slot slot, Vector values, INDArray array) implements Part {
    @Override
    public String name() {
      return slot.name();
    }

    @Override
    public List<Integer> shape() {
      return slot.shape();
    }
  }
}
