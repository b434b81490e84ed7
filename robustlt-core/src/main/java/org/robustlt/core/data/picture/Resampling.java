package org.robustlt.core.data.picture;

import org.robustlt.api.data.ImageShape;

/**
 * Bilinear resizing with antialiasing, in the fixed-point arithmetic of Pillow, so that every
 * sample is the same as there and in torchvision: columns first, then rows, each rounded to 8 bits.
 */
final class Resampling {
  private static final int PRECISION = 22;

  private final int[] first;
  private final int[][] weights;

  /** Prepares the weights of one direction. */
  private Resampling(int from, int to) {
    first = new int[to];
    weights = new int[to][];
    double scale = (double) from / to;
    double support = Math.max(1, scale);
    for (int i = 0; i < to; i++) {
      double center = (i + 0.5) * scale;
      int begin = Math.max(0, (int) (center - support + 0.5));
      int end = Math.min(from, (int) (center + support + 0.5));
      double[] triangle = new double[end - begin];
      double sum = 0;
      for (int k = 0; k < triangle.length; k++) {
        triangle[k] = Math.max(0, 1 - Math.abs((k + begin - center + 0.5) * (1 / support)));
        sum += triangle[k];
      }
      first[i] = begin;
      weights[i] = new int[triangle.length];
      for (int k = 0; k < triangle.length; k++) {
        weights[i][k] = (int) (0.5 + triangle[k] / sum * (1 << PRECISION));
      }
    }
  }

  /** Returns a picture in another size. */
  static Picture resized(Picture picture, int height, int width) {
    byte[] samples = picture.samples();
    int channels = picture.shape().channels();
    if (width != picture.width()) {
      samples =
          new Resampling(picture.width(), width)
              .apply(samples, channels * picture.height(), picture.width(), 1);
    }
    if (height != picture.height()) {
      samples =
          new Resampling(picture.height(), height)
              .apply(samples, channels, picture.height(), width);
    }
    return new Picture(new ImageShape(channels, height, width), samples);
  }

  /** Resizes the middle one of three directions. */
  private byte[] apply(byte[] samples, int outer, int from, int inner) {
    int to = first.length;
    byte[] resized = new byte[outer * to * inner];
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < to; i++) {
        int[] weight = weights[i];
        int target = (o * to + i) * inner;
        int source = (o * from + first[i]) * inner;
        for (int x = 0; x < inner; x++) {
          int sum = 1 << (PRECISION - 1);
          for (int k = 0; k < weight.length; k++) {
            sum += (samples[source + k * inner + x] & 0xff) * weight[k];
          }
          resized[target + x] = (byte) Math.max(0, Math.min(255, sum >> PRECISION));
        }
      }
    }
    return resized;
  }
}
