package org.robustlt.bench.step;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.Images;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;
import org.robustlt.core.engine.DeviceImages;
import org.robustlt.core.engine.Home;
import org.robustlt.core.engine.KernelClock;

/**
 * A memory that holds lengths and no values. There is nothing in it that Java could read past what
 * is counted here; what is read is zeros.
 */
final class NullHome implements Home {
  private long crossed;

  @Override
  public ParameterVector parameters(DataType type, List<ParameterVector.Slot> slots) {
    return new NullParameters(this, type, slots);
  }

  @Override
  public void await() {}

  @Override
  public KernelClock clock() {
    return KernelClock.ofHost();
  }

  @Override
  public long crossedBytes() {
    return crossed;
  }

  private INDArray read(DataType type, long... shape) {
    INDArray zeros = Nd4j.zeros(type, shape);
    written(zeros);
    return zeros;
  }

  /** Counts an array that goes to this memory, or comes from it. */
  void written(INDArray array) {
    crossed += array.length() * array.dataType().width();
  }

  /** Images without values. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record NullImages(NullHome home, DataType type, long[] sides) implements DeviceImages {
    @Override
    public long[] shape() {
      return sides.clone();
    }

    @Override
    public INDArray array() {
      return home.read(type, sides);
    }

    @Override
    public Images copy() {
      return this;
    }

    @Override
    public void close() {}
  }

  /** A vector without values. */
  private static class NullVector implements Vector {
    final NullHome home;
    final DataType type;
    private final long length;

    NullVector(NullHome home, DataType type, long length) {
      this.home = home;
      this.type = type;
      this.length = length;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public DataType type() {
      return type;
    }

    @Override
    public Vector copy() {
      return new NullVector(home, type, length);
    }

    @Override
    public Vector zeros() {
      return copy();
    }

    @Override
    public Vector assign(Vector other) {
      return this;
    }

    @Override
    public Vector fill(double value) {
      return this;
    }

    @Override
    public Vector add(double factor, Vector other) {
      return this;
    }

    @Override
    public Vector add(double value) {
      return this;
    }

    @Override
    public Vector scale(double factor) {
      return this;
    }

    @Override
    public Vector divide(double divisor) {
      return this;
    }

    @Override
    public Vector multiply(Vector other) {
      return this;
    }

    @Override
    public Vector divide(Vector other) {
      return this;
    }

    @Override
    public Vector squareRoot() {
      return this;
    }

    @Override
    public Vector stretch(double share, Vector other) {
      return this;
    }

    @Override
    public double norm() {
      home.crossed += type.width();
      return 0;
    }

    @Override
    public double dot(Vector other) {
      return norm();
    }

    @Override
    public INDArray array() {
      return home.read(type, length);
    }

    @Override
    public void load(INDArray values) {
      home.written(values);
    }

    @Override
    public void close() {}
  }

  /** Parameters without values. */
  private static final class NullParameters extends NullVector implements ParameterVector {
    private final List<Slot> slots;
    private final List<Part> parts = new ArrayList<>();

    NullParameters(NullHome home, DataType type, List<Slot> slots) {
      super(home, type, slots.stream().mapToLong(Slot::length).sum());
      this.slots = slots;
      for (Slot slot : slots) {
        parts.add(
            new NullPart(slot.name(), slot.shape(), new NullVector(home, type, slot.length())));
      }
    }

    @Override
    public List<Part> parts() {
      return List.copyOf(parts);
    }

    @Override
    public ParameterVector copy() {
      return new NullParameters(home, type, slots);
    }

    @Override
    public ParameterVector zeros() {
      return copy();
    }
  }

  private record NullPart(String name, List<Integer> shape, Vector values)
      implements ParameterVector.Part {}
}
