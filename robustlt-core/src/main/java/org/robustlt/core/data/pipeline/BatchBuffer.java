package org.robustlt.core.data.pipeline;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Overlay;
import org.robustlt.core.data.Batch;

/** The memory of one batch, which a thread fills with bytes and another reads as numbers. */
abstract class BatchBuffer {
  private static final float[] PIXEL_SCALE = new float[256];

  static {
    for (int value = 0; value < 256; value++) {
      PIXEL_SCALE[value] = value / 255f;
    }
  }

  private final INDArray images;
  private final int[] labels;
  private final int[] indices;
  private final ImageShape shape;
  private final float[] scaled;
  private Optional<Overlay> overlay = Optional.empty();

  private BatchBuffer(DataType type, int size, ImageShape shape) {
    this.images =
        Nd4j.createUninitialized(
            type, new long[] {size, shape.channels(), shape.height(), shape.width()}, 'c');
    this.labels = new int[size];
    this.indices = new int[size];
    this.shape = shape;
    this.scaled = new float[shape.size()];
  }

  static BatchBuffer of(DataType type, int size, ImageShape shape) {
    return type == DataType.FLOAT ? new Floats(size, shape) : new Doubles(size, shape);
  }

  int size() {
    return labels.length;
  }

  /** Says what an image is. */
  void label(int position, int label, int index) {
    labels[position] = label;
    indices[position] = index;
  }

  /**
   * Takes the pixels of all images.
   *
   * @param batch {@code [batch, channels, height, width]}
   */
  void fill(byte[] batch) {
    overlay = Optional.empty();
    for (int i = 0; i < size(); i++) {
      scale(batch, i * scaled.length);
      put(i * scaled.length, scaled);
    }
  }

  /**
   * Takes the pixels of all images, each with the image before it laid over it.
   *
   * @param batch {@code [batch, channels, height, width]}
   */
  void mix(byte[] batch, Overlay window) {
    overlay = Optional.of(window);
    for (int i = 0; i < size(); i++) {
      scale(batch, i * scaled.length);
      lay(window, batch, before(i) * scaled.length);
      put(i * scaled.length, scaled);
    }
  }

  private int before(int position) {
    return (position + size() - 1) % size();
  }

  private void scale(byte[] batch, int from) {
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = PIXEL_SCALE[batch[from + i] & 0xff];
    }
  }

  private void lay(Overlay window, byte[] batch, int from) {
    float opacity = (float) window.opacity();
    float transparency = (float) (1 - window.opacity());
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int y = window.top(); y < window.bottom(); y++) {
        int row = (channel * shape.height() + y) * shape.width();
        for (int i = row + window.left(); i < row + window.right(); i++) {
          scaled[i] = scaled[i] * transparency + PIXEL_SCALE[batch[from + i] & 0xff] * opacity;
        }
      }
    }
  }

  /** Returns the filled batch; to be called by the thread that uses it. */
  Batch batch() {
    // The pixels were written behind ND4J's back: a device must not use an older copy of its own.
    Nd4j.getAffinityManager().tagLocation(images, AffinityManager.Location.HOST);
    return overlay
        .map(window -> mixture(window.share(shape)))
        .orElseGet(() -> new Batch(images, labels, indices));
  }

  private Batch mixture(double share) {
    int[] others = new int[size()];
    for (int i = 0; i < others.length; i++) {
      others[i] = labels[before(i)];
    }
    return share <= 0.5
        ? new Batch(images, labels, indices, Optional.of(new Batch.Mixture(others, share)))
        : new Batch(images, others, indices, Optional.of(new Batch.Mixture(labels, 1 - share)));
  }

  abstract void put(int offset, float[] pixels);

  private static final class Floats extends BatchBuffer {
    private final FloatBuffer target;

    Floats(int size, ImageShape shape) {
      super(DataType.FLOAT, size, shape);
      target = ((FloatPointer) super.images.data().pointer()).asBuffer();
    }

    @Override
    void put(int offset, float[] pixels) {
      target.put(offset, pixels);
    }
  }

  private static final class Doubles extends BatchBuffer {
    private final DoubleBuffer target;

    Doubles(int size, ImageShape shape) {
      super(DataType.DOUBLE, size, shape);
      target = ((DoublePointer) super.images.data().pointer()).asBuffer();
    }

    @Override
    void put(int offset, float[] pixels) {
      for (int i = 0; i < pixels.length; i++) {
        target.put(offset + i, pixels[i]);
      }
    }
  }
}
