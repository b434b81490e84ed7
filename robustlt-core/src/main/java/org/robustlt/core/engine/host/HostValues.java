package org.robustlt.core.engine.host;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The values of an array in C order, brought to Java and back without allocation. */
final class HostValues {
  private final Pointer pointer;
  private final long offset;
  private final float[] floats;
  private final int length;

  HostValues(INDArray array) {
    pointer = array.data().pointer();
    offset = array.offset();
    length = Math.toIntExact(array.length());
    floats = array.dataType() == DataType.FLOAT ? new float[length] : new float[0];
  }

  int length() {
    return length;
  }

  void read(double[] target) {
    if (pointer instanceof FloatPointer memory) {
      memory.position(offset).get(floats);
      memory.position(0);
      for (int i = 0; i < length; i++) {
        target[i] = floats[i];
      }
    } else {
      ((DoublePointer) pointer).position(offset).get(target, 0, length);
      pointer.position(0);
    }
  }

  void write(double[] source) {
    if (pointer instanceof FloatPointer memory) {
      for (int i = 0; i < length; i++) {
        floats[i] = (float) source[i];
      }
      memory.position(offset).put(floats);
      memory.position(0);
    } else {
      ((DoublePointer) pointer).position(offset).put(source, 0, length);
      pointer.position(0);
    }
  }
}
