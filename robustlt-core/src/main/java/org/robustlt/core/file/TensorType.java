package org.robustlt.core.file;

import java.nio.ByteBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The types that tensor files hold, under the names that safetensors gives them. */
enum TensorType {
  F32(DataType.FLOAT) {
    @Override
    void put(INDArray array, ByteBuffer target) {
      target.asFloatBuffer().put(array.data().asFloat());
    }

    @Override
    INDArray take(ByteBuffer source, long[] shape) {
      float[] values = new float[source.remaining() / size()];
      source.asFloatBuffer().get(values);
      return Nd4j.create(values, shape, 'c');
    }
  },
  F64(DataType.DOUBLE) {
    @Override
    void put(INDArray array, ByteBuffer target) {
      target.asDoubleBuffer().put(array.data().asDouble());
    }

    @Override
    INDArray take(ByteBuffer source, long[] shape) {
      double[] values = new double[source.remaining() / size()];
      source.asDoubleBuffer().get(values);
      return Nd4j.create(values, shape, 'c');
    }
  },
  I64(DataType.INT64) {
    @Override
    void put(INDArray array, ByteBuffer target) {
      target.asLongBuffer().put(array.data().asLong());
    }

    @Override
    INDArray take(ByteBuffer source, long[] shape) {
      long[] values = new long[source.remaining() / size()];
      source.asLongBuffer().get(values);
      return Nd4j.createFromArray(values).reshape(shape);
    }
  };

  private final DataType dataType;

  TensorType(DataType dataType) {
    this.dataType = dataType;
  }

  static TensorType of(DataType dataType) {
    for (TensorType type : values()) {
      if (type.dataType == dataType) {
        return type;
      }
    }
    throw new IllegalArgumentException("tensor files hold no arrays of type " + dataType);
  }

  /** Returns the bytes of one value. */
  int size() {
    return this == F32 ? Float.BYTES : Double.BYTES;
  }

  /** Writes all values of a dense array in C order. */
  abstract void put(INDArray array, ByteBuffer target);

  /** Reads the remaining bytes as an array. */
  abstract INDArray take(ByteBuffer source, long[] shape);
}
