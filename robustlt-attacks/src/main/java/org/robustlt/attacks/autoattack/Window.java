package org.robustlt.attacks.autoattack;

import java.util.function.DoubleUnaryOperator;

/** A square part of the planes of an image. */
final class Window {
  private final int height;
  private final int width;
  private final int top;
  private final int left;
  private final int side;

  Window(Examples examples, int top, int left, int side) {
    this.height = examples.height();
    this.width = examples.width();
    this.top = top;
    this.left = left;
    this.side = side;
  }

  /** Returns the mass of the values of a plane in this window or another. */
  double massWith(Window other, double[] image, int channel, DoubleUnaryOperator massOf) {
    double mass = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (contains(y, x) || other.contains(y, x)) {
          mass += massOf.applyAsDouble(image[(channel * height + y) * width + x]);
        }
      }
    }
    return mass;
  }

  private boolean contains(int y, int x) {
    return y >= top && y < top + side && x >= left && x < left + side;
  }

  /** Returns {@code [side · side]} values. */
  double[] values(double[] image, int channel) {
    double[] values = new double[side * side];
    for (int y = 0; y < side; y++) {
      System.arraycopy(image, at(channel, y), values, y * side, side);
    }
    return values;
  }

  /** Puts values into an image. */
  void set(double[] image, int channel, double[] values) {
    for (int y = 0; y < side; y++) {
      System.arraycopy(values, y * side, image, at(channel, y), side);
    }
  }

  private int at(int channel, int y) {
    return (channel * height + top + y) * width + left;
  }
}
