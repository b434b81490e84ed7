package org.robustlt.core.data.pipeline;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.data.Batch;

/** The memory of one batch, which threads fill image by image. */
abstract class BatchBuffer {
  private static final float[] PIXEL_SCALE = new float[256];

  static {
    for (int value = 0; value < 256; value++) {
      PIXEL_SCALE[value] = value / 255f;
    }
  }

  private final Batch batch;
  final int imageSize;

  private BatchBuffer(DataType type, int size, ImageShape shape) {
    INDArray images =
        Nd4j.createUninitialized(
            type, new long[] {size, shape.channels(), shape.height(), shape.width()}, 'c');
    this.batch = new Batch(images, new int[size], new int[size]);
    this.imageSize = shape.size();
  }

  static BatchBuffer of(DataType type, int size, ImageShape shape) {
    return type == DataType.FLOAT ? new Floats(size, shape) : new Doubles(size, shape);
  }

  int size() {
    return batch.size();
  }

  void put(int position, byte[] image, int label, int index) {
    batch.labels()[position] = label;
    batch.indices()[position] = index;
    putPixels(position * imageSize, image);
  }

  /** Returns the filled batch; to be called by the thread that uses it. */
  Batch batch() {
    // The pixels were written behind ND4J's back: a device must not use an older copy of its own.
    Nd4j.getAffinityManager().tagLocation(batch.images(), AffinityManager.Location.HOST);
    return batch;
  }

  abstract void putPixels(int offset, byte[] image);

  private static final class Floats extends BatchBuffer {
    private final FloatBuffer target;
    private final float[] scaled = new float[imageSize];

    Floats(int size, ImageShape shape) {
      super(DataType.FLOAT, size, shape);
      target = ((FloatPointer) super.batch.images().data().pointer()).asBuffer();
    }

    @Override
    void putPixels(int offset, byte[] image) {
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = PIXEL_SCALE[image[i] & 0xff];
      }
      target.put(offset, scaled);
    }
  }

  private static final class Doubles extends BatchBuffer {
    private final DoubleBuffer target;
    private final double[] scaled = new double[imageSize];

    Doubles(int size, ImageShape shape) {
      super(DataType.DOUBLE, size, shape);
      target = ((DoublePointer) super.batch.images().data().pointer()).asBuffer();
    }

    @Override
    void putPixels(int offset, byte[] image) {
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = PIXEL_SCALE[image[i] & 0xff];
      }
      target.put(offset, scaled);
    }
  }
}
