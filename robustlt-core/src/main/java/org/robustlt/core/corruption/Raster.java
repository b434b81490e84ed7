package org.robustlt.core.corruption;

import java.util.function.DoubleUnaryOperator;
import org.robustlt.api.data.ImageShape;

/**
 * An image in numbers, 0..1 where they are pixels.
 *
 * @param shape channels, height and width
 * @param values {@code [channels, height, width]}
 */
@SuppressWarnings("ArrayRecordComponent") // computed with, not compared
record Raster(ImageShape shape, double[] values) {
  /** Says what a place of a channel holds. */
  @FunctionalInterface
  interface Place {
    double at(int channel, int y, int x);
  }

  static Raster of(ImageShape shape, byte[] samples) {
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (samples[i] & 0xff) / 255.0;
    }
    return new Raster(shape, values);
  }

  static Raster of(ImageShape shape, Place place) {
    double[] values = new double[shape.size()];
    int i = 0;
    for (int c = 0; c < shape.channels(); c++) {
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          values[i++] = place.at(c, y, x);
        }
      }
    }
    return new Raster(shape, values);
  }

  /** Returns 8-bit samples, cut off below as NumPy's {@code uint8} does. */
  byte[] samples() {
    byte[] samples = new byte[values.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (int) (clipped(values[i]) * 255);
    }
    return samples;
  }

  static double clipped(double value) {
    return Math.max(0, Math.min(1, value));
  }

  double at(int channel, int y, int x) {
    return values[(channel * shape.height() + y) * shape.width() + x];
  }

  Raster map(DoubleUnaryOperator change) {
    double[] changed = new double[values.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = change.applyAsDouble(values[i]);
    }
    return new Raster(shape, changed);
  }

  /** Returns the largest value of all. */
  double largest() {
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  /** Returns an image of one channel of the same size. */
  ImageShape plane() {
    return new ImageShape(1, shape.height(), shape.width());
  }

  /** Returns the value between pixels, linearly; beyond the border, which is mirrored. */
  double between(int channel, double y, double x, Border border) {
    int top = (int) Math.floor(y);
    int left = (int) Math.floor(x);
    double down = y - top;
    double right = x - left;
    int y0 = border.of(top, shape.height());
    int y1 = border.of(top + 1, shape.height());
    int x0 = border.of(left, shape.width());
    int x1 = border.of(left + 1, shape.width());
    double upper = at(channel, y0, x0) + right * (at(channel, y0, x1) - at(channel, y0, x0));
    double lower = at(channel, y1, x0) + right * (at(channel, y1, x1) - at(channel, y1, x0));
    return upper + down * (lower - upper);
  }
}
