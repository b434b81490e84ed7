package org.robustlt.api.network;

import org.robustlt.api.data.ImageShape;

/**
 * Cells added around an image.
 *
 * @param top rows above
 * @param left columns before
 * @param bottom rows below
 * @param right columns behind
 */
public record Padding(int top, int left, int bottom, int right) {
  /** No cells. */
  public static final Padding NONE = around(0);

  /** Returns as many cells on every side. */
  public static Padding around(int cells) {
    return new Padding(cells, cells, cells, cells);
  }

  ImageShape pooled(ImageShape input, int kernel, int stride) {
    return new ImageShape(
        input.channels(),
        output(input.height() + top + bottom, kernel, stride),
        output(input.width() + left + right, kernel, stride));
  }

  int output(int padded, int kernel, int stride) {
    if (padded < kernel) {
      throw new IllegalArgumentException(
          "a window of " + kernel + " does not fit into " + padded + " padded pixels");
    }
    return (padded - kernel) / stride + 1;
  }
}
