package org.robustlt.core.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_desc_base;
import org.robustlt.core.engine.Operation;

/**
 * A primitive with what must happen before and after it because it wants other layouts than its
 * tensors have, or because its result is added to something.
 */
final class Program implements Operation {
  private final Device device;
  private final List<Operation> steps = new ArrayList<>();
  private final List<Operation> after = new ArrayList<>();

  Program(Device device) {
    this.device = device;
  }

  /** Does something before the primitive. */
  void begin(Operation operation) {
    steps.add(operation);
  }

  /** Returns where the primitive finds a tensor in the layout that it wants. */
  memory read(OneDnnTensor tensor, memory.desc wanted, Device.Use use) {
    if (wanted.equals(tensor.description())) {
      return tensor.values();
    }
    memory copy = device.shared(use, wanted);
    steps.add(Reorder.copy(device, tensor.values(), copy));
    return copy;
  }

  /** Returns where the primitive puts what becomes a tensor, or is added to it. */
  memory write(OneDnnTensor tensor, memory.desc wanted, boolean add) {
    return write(tensor.values(), wanted, Device.Use.RESULT, add);
  }

  /** Returns where the primitive puts what is added to a gradient. */
  memory accumulate(memory gradient, memory.desc wanted, Device.Use use) {
    return write(gradient, wanted, use, true);
  }

  private memory write(memory target, memory.desc wanted, Device.Use use, boolean add) {
    if (!add && wanted.equals(target.get_desc())) {
      return target;
    }
    memory result = device.shared(use, wanted);
    after.add(add ? Reorder.add(device, result, target) : Reorder.copy(device, result, target));
    return result;
  }

  /** Does something after the primitive. */
  void end(Operation operation) {
    after.add(operation);
  }

  /** Adds the primitive; all around it has been said before. */
  Program primitive(Operation operation) {
    steps.add(operation);
    steps.addAll(after);
    after.clear();
    return this;
  }

  @Override
  @SuppressWarnings("ForLoopReplaceableByForEach") // an iterator would be garbage
  public void run() {
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).run();
    }
  }

  /** Returns whether oneDNN has nothing but its slow reference for a combination of layouts. */
  static boolean isSlow(primitive_desc_base choice) {
    return choice.impl_info_str().getString().startsWith("ref");
  }
}
