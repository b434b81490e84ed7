package org.robustlt.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;

/** Parameters in a tensor. */
final class TorchParameterVector extends TorchVector implements ParameterVector {
  private final List<Slot> slots;
  private final List<Part> parts = new ArrayList<>();

  private TorchParameterVector(TorchHome home, DataType type, Tensor values, List<Slot> slots) {
    super(home, type, values);
    this.slots = List.copyOf(slots);
    long begin = 0;
    for (Slot slot : slots) {
      Tensor view = values.narrow(0, begin, slot.length());
      view.retainReference();
      parts.add(new View(slot, new TorchVector(home, type, view)));
      begin += slot.length();
    }
  }

  static TorchParameterVector zeros(TorchHome home, DataType type, List<Slot> slots) {
    long length = slots.stream().mapToLong(Slot::length).sum();
    ValueType ofValues = ValueType.of(type);
    Tensor values =
        new Values(Torch.device(), ofValues, ofValues).zeros(ofValues, Math.max(1, length));
    values.retainReference();
    return new TorchParameterVector(home, type, values, slots);
  }

  @Override
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  @Override
  public ParameterVector copy() {
    return new TorchParameterVector(home(), type(), copied(), slots);
  }

  @Override
  public ParameterVector zeros() {
    ParameterVector zeros = copy();
    zeros.fill(0);
    return zeros;
  }

  @Override
  public void close() {
    parts.forEach(part -> part.values().close());
    super.close();
  }

  private record View(Slot slot, Vector values) implements Part {
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
