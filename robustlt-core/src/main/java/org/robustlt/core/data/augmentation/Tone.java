package org.robustlt.core.data.augmentation;

import java.util.Arrays;
import org.robustlt.api.data.ImageShape;

/** Maps the values of images {@code [channels, height, width]}, each by itself, through a table. */
final class Tone {
  private static final int VALUES = 256;

  private Tone() {}

  /** Keeps the given number of highest bits. */
  static void posterize(byte[] image, ImageShape shape, int bits, byte[] toned) {
    int mask = -1 << (8 - bits);
    for (int i = 0; i < shape.size(); i++) {
      toned[i] = (byte) (image[i] & mask);
    }
  }

  /** Inverts the values that are not below the threshold, which need not be an integer. */
  static void solarize(byte[] image, ImageShape shape, double threshold, byte[] toned) {
    int first = (int) Math.ceil(threshold);
    for (int i = 0; i < shape.size(); i++) {
      int value = image[i] & 0xff;
      toned[i] = (byte) (value < first ? value : 255 - value);
    }
  }

  /** Turns dark into bright and bright into dark. */
  static void invert(byte[] image, ImageShape shape, byte[] toned) {
    for (int i = 0; i < shape.size(); i++) {
      toned[i] = (byte) ~image[i];
    }
  }

  /** Stretches the values of each channel so that the darkest becomes 0 and the brightest 255. */
  static void autoContrast(byte[] image, ImageShape shape, byte[] toned) {
    int plane = shape.height() * shape.width();
    byte[] table = new byte[VALUES];
    for (int from = 0; from < shape.size(); from += plane) {
      int lowest = 255;
      int highest = 0;
      for (int i = from; i < from + plane; i++) {
        int value = image[i] & 0xff;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
      }
      if (highest <= lowest) {
        System.arraycopy(image, from, toned, from, plane);
        continue;
      }
      double scale = 255.0 / (highest - lowest);
      double offset = -lowest * scale;
      for (int value = 0; value < VALUES; value++) {
        table[value] = (byte) Math.max(0, Math.min(255, (int) (value * scale + offset)));
      }
      map(image, from, plane, table, toned);
    }
  }

  /** Spreads the values of each channel so that all occur about equally often. */
  static void equalize(byte[] image, ImageShape shape, byte[] toned) {
    int plane = shape.height() * shape.width();
    int[] histogram = new int[VALUES];
    byte[] table = new byte[VALUES];
    for (int from = 0; from < shape.size(); from += plane) {
      Arrays.fill(histogram, 0);
      int highest = 0;
      for (int i = from; i < from + plane; i++) {
        int value = image[i] & 0xff;
        histogram[value]++;
        highest = Math.max(highest, value);
      }
      int step = (plane - histogram[highest]) / 255;
      if (step == 0) {
        System.arraycopy(image, from, toned, from, plane);
        continue;
      }
      int sum = step / 2;
      for (int value = 0; value < VALUES; value++) {
        table[value] = (byte) Math.min(255, sum / step);
        sum += histogram[value];
      }
      map(image, from, plane, table, toned);
    }
  }

  private static void map(byte[] image, int from, int count, byte[] table, byte[] toned) {
    for (int i = from; i < from + count; i++) {
      toned[i] = table[image[i] & 0xff];
    }
  }
}
