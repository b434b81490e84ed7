package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One number per channel, that both operations and Java code read and write. */
final class ChannelVector {
  private final INDArray array;
  private final DataBuffer data;

  ChannelVector(DataType type, int channels) {
    array = Nd4j.create(type, channels);
    data = array.data();
  }

  static ChannelVector filled(DataType type, int channels, double value) {
    ChannelVector vector = new ChannelVector(type, channels);
    vector.array.assign(value);
    return vector;
  }

  INDArray array() {
    return array;
  }

  int length() {
    return Math.toIntExact(array.length());
  }

  double get(int channel) {
    return data.getDouble(channel);
  }

  void set(int channel, double value) {
    data.put(channel, value);
  }
}
