package org.robustlt.core.data.picture;

import java.awt.image.BufferedImage;

/** Makes pictures of what networks see. */
public final class PixelPicture {
  private static final int COLORS = 3;

  private PixelPicture() {}

  /**
   * Returns the picture of an image; grey if it has other than three channels.
   *
   * @param pixels {@code [channels * height * width]}, pixel scale 0..1; what lies outside is cut
   */
  public static BufferedImage of(float[] pixels, int height, int width) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int plane = height * width;
    boolean colored = pixels.length == COLORS * plane;
    for (int i = 0; i < plane; i++) {
      int rgb = 0;
      for (int channel = 0; channel < COLORS; channel++) {
        float value = pixels[(colored ? channel : 0) * plane + i];
        rgb = rgb << 8 | Math.round(255 * Math.max(0, Math.min(1, value)));
      }
      picture.setRGB(i % width, i / width, rgb);
    }
    return picture;
  }
}
