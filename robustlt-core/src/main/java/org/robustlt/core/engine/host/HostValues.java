package org.robustlt.core.engine.host;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Parts of an array in C order, such as its images, brought to Java and back without allocation.
 */
final class HostValues {
  private final Pointer pointer;
  private final long offset;
  private final float[] floats;
  private final int length;

  /** Prepares an array of so many parts of one length. */
  HostValues(INDArray array, long parts) {
    pointer = array.data().pointer();
    offset = array.offset();
    length = Math.toIntExact(array.length() / parts);
    floats = array.dataType() == DataType.FLOAT ? new float[length] : new float[0];
  }

  int length() {
    return length;
  }

  void read(int part, double[] target) {
    if (pointer instanceof FloatPointer memory) {
      memory.position(at(part)).get(floats);
      memory.position(0);
      for (int i = 0; i < length; i++) {
        target[i] = floats[i];
      }
    } else {
      ((DoublePointer) pointer).position(at(part)).get(target, 0, length);
      pointer.position(0);
    }
  }

  void write(int part, double[] source) {
    if (pointer instanceof FloatPointer memory) {
      for (int i = 0; i < length; i++) {
        floats[i] = (float) source[i];
      }
      memory.position(at(part)).put(floats);
      memory.position(0);
    } else {
      ((DoublePointer) pointer).position(at(part)).put(source, 0, length);
      pointer.position(0);
    }
  }

  private long at(int part) {
    return offset + (long) part * length;
  }
}
