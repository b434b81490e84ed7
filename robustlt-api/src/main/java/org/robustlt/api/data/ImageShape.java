package org.robustlt.api.data;

/**
 * The shape of one image or feature map; a vector of features has height and width 1.
 *
 * @param channels the colour or feature planes
 * @param height in pixels
 * @param width in pixels
 */
public record ImageShape(int channels, int height, int width) {
  /**
   * Checks that all sides are positive.
   *
   * @throws IllegalArgumentException otherwise
   */
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "sides must be at least 1, got " + channels + "x" + height + "x" + width);
    }
  }

  /** Returns the number of values: channels · height · width. */
  public int size() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
