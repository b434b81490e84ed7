package org.robustlt.api.data;

/**
 * A window of another image that is laid over an image, in all channels. Its pixels become {@code
 * (1 − opacity)·own + opacity·other}.
 *
 * @param top the first row of the window
 * @param left its first column
 * @param bottom the row after its last one
 * @param right the column after its last one
 * @param opacity 0..1; 1 hides what is below
 */
public record Overlay(int top, int left, int bottom, int right, double opacity) {
  /**
   * Checks the window and the opacity.
   *
   * @throws IllegalArgumentException if the window ends before it begins or begins before the
   *     image, or the opacity is not in 0..1
   */
  public Overlay {
    if (top < 0 || left < 0 || bottom < top || right < left) {
      throw new IllegalArgumentException(
          "a window must lie in the image, got rows "
              + top
              + ".."
              + bottom
              + " and columns "
              + left
              + ".."
              + right);
    }
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("opacity must be 0..1, got " + opacity);
    }
  }

  /** Returns an overlay of the whole image. */
  public static Overlay whole(ImageShape shape, double opacity) {
    return new Overlay(0, 0, shape.height(), shape.width(), opacity);
  }

  /** Returns the share of the other image in the mixture: the area of the window by its opacity. */
  public double share(ImageShape shape) {
    double area = (double) (bottom - top) * (right - left);
    return opacity * (area / ((double) shape.height() * shape.width()));
  }
}
