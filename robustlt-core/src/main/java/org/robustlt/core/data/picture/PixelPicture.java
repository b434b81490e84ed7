package org.robustlt.core.data.picture;

import java.awt.image.BufferedImage;

/** Makes pictures of what networks see. */
public final class PixelPicture {
  private static final int COLORS = 3;

  private PixelPicture() {}

  /** Returns the largest change of a pixel between two images. */
  public static double largestChange(float[] before, float[] after) {
    double most = 0;
    for (int i = 0; i < before.length; i++) {
      most = Math.max(most, Math.abs((double) after[i] - before[i]));
    }
    return most;
  }

  /** Returns what was added to an image, times a factor: grey where nothing was. */
  public static float[] change(float[] before, float[] after, double factor) {
    float[] change = new float[before.length];
    for (int i = 0; i < change.length; i++) {
      change[i] = (float) (0.5 + factor * (after[i] - before[i]));
    }
    return change;
  }

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
