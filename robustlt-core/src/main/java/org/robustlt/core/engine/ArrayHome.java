package org.robustlt.core.engine;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.weight.ParameterVector;

/** The memory of arrays: nothing crosses. */
final class ArrayHome implements Home {
  @Override
  public ParameterVector parameters(DataType type, List<ParameterVector.Slot> slots) {
    long length = slots.stream().mapToLong(ParameterVector.Slot::length).sum();
    // An empty array would be no ordinary array to ND4J; one unused value is.
    return ParameterVector.of(Nd4j.create(type, Math.max(1, length)), slots);
  }

  @Override
  public void await() {}

  @Override
  public KernelClock clock() {
    return KernelClock.ofHost();
  }

  @Override
  public long crossedBytes() {
    return 0;
  }
}
