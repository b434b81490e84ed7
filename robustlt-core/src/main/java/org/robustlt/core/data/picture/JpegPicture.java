package org.robustlt.core.data.picture;

import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.robustlt.api.data.ImageShape;

/**
 * Reads JPEG files: samples by the platform's decoder, a libjpeg, colours by the arithmetic of
 * libjpeg-turbo and Pillow. Profiles change nothing, as there.
 */
final class JpegPicture {
  private static final int HALF = 1 << 15;
  private static final String HARMLESS = ".*extraneous bytes before marker 0xd9.*";

  private JpegPicture() {}

  static Picture read(byte[] content) throws IOException {
    JpegStream stream = JpegStream.of(content);
    byte[][] planes = planes(stream);
    int maxVertical = 1;
    for (int c = 0; c < planes.length; c++) {
      maxVertical = Math.max(maxVertical, stream.vertical(c));
    }
    int maxHorizontal = 1;
    for (int c = 0; c < planes.length; c++) {
      maxHorizontal = Math.max(maxHorizontal, stream.horizontal(c));
    }
    for (int c = 0; c < planes.length; c++) {
      if (stream.horizontal(c) == maxHorizontal && 2 * stream.vertical(c) == maxVertical) {
        planes[c] = smoothRows(planes[c], stream.width(), stream.height());
      }
    }
    byte[] samples = colors(stream, planes);
    return new Picture(new ImageShape(3, stream.height(), stream.width()), samples);
  }

  /** Decodes every component to the size of the picture. */
  private static byte[][] planes(JpegStream stream) throws IOException {
    List<String> warnings = new ArrayList<>();
    Raster raster =
        PlatformReaders.read(
            "jpeg", stream.plain(), warnings, reader -> reader.readRaster(0, null));
    for (String warning : warnings) {
      if (!warning.matches(HARMLESS)) {
        throw new PictureException("damaged image: " + warning);
      }
    }
    int width = stream.width();
    int height = stream.height();
    if (raster.getWidth() != width
        || raster.getHeight() != height
        || raster.getNumBands() != stream.components()) {
      throw new PictureException("damaged image: its headers contradict one another");
    }
    byte[][] planes = new byte[stream.components()][width * height];
    byte[] row = new byte[width * planes.length];
    for (int y = 0; y < height; y++) {
      raster.getDataElements(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < planes.length; c++) {
          planes[c][y * width + x] = row[x * planes.length + c];
        }
      }
    }
    return planes;
  }

  /**
   * Where a component has half the rows, libjpeg-turbo mixes each with its nearer neighbour by 3 to
   * 1. The libjpeg that comes with most builds of the platform repeats them; others use
   * libjpeg-turbo themselves.
   */
  private static byte[] smoothRows(byte[] rows, int width, int height) {
    for (int y = 0; y + 1 < height; y += 2) {
      int row = y * width;
      if (!Arrays.equals(rows, row, row + width, rows, row + width, row + 2 * width)) {
        return rows;
      }
    }
    byte[] smooth = new byte[rows.length];
    int stored = (height + 1) / 2;
    for (int y = 0; y < height; y++) {
      int row = y / 2;
      int neighbour = Math.max(0, Math.min(stored - 1, y % 2 == 0 ? row - 1 : row + 1));
      int bias = y % 2 == 0 ? 1 : 2;
      for (int x = 0; x < width; x++) {
        int own = rows[2 * row * width + x] & 0xff;
        int other = rows[2 * neighbour * width + x] & 0xff;
        smooth[y * width + x] = (byte) ((3 * own + other + bias) >> 2);
      }
    }
    return smooth;
  }

  private static byte[] colors(JpegStream stream, byte[][] planes) {
    int plane = planes[0].length;
    byte[] samples = new byte[3 * plane];
    switch (stream.colors()) {
      case GREY -> {
        for (int c = 0; c < 3; c++) {
          System.arraycopy(planes[0], 0, samples, c * plane, plane);
        }
      }
      case RGB -> {
        for (int c = 0; c < 3; c++) {
          System.arraycopy(planes[c], 0, samples, c * plane, plane);
        }
      }
      case YCC -> rgbOfYcc(planes, samples);
      case CMYK -> {
        for (int c = 0; c < 3; c++) {
          for (int i = 0; i < plane; i++) {
            samples[c * plane + i] = (byte) inked(planes[c][i] & 0xff, planes[3][i] & 0xff);
          }
        }
      }
      case YCCK -> {
        // libjpeg makes CMYK of YCCK by inverting the red, green and blue of YCC.
        rgbOfYcc(planes, samples);
        for (int i = 0; i < samples.length; i++) {
          int stored = 255 - (samples[i] & 0xff);
          samples[i] = (byte) inked(stored, planes[3][i % plane] & 0xff);
        }
      }
    }
    return samples;
  }

  /** Pillow takes every CMYK JPEG for Adobe's, which store 255 minus the ink. */
  private static int inked(int stored, int storedBlack) {
    int ink = 255 - stored;
    int product = ink * storedBlack + 128;
    return Math.max(0, storedBlack - (((product >> 8) + product) >> 8));
  }

  private static void rgbOfYcc(byte[][] planes, byte[] samples) {
    int plane = planes[0].length;
    for (int i = 0; i < plane; i++) {
      int y = planes[0][i] & 0xff;
      int cb = (planes[1][i] & 0xff) - 128;
      int cr = (planes[2][i] & 0xff) - 128;
      samples[i] = clipped(y + ((91881 * cr + HALF) >> 16));
      samples[i + plane] = clipped(y + ((-22554 * cb - 46802 * cr + HALF) >> 16));
      samples[i + 2 * plane] = clipped(y + ((116130 * cb + HALF) >> 16));
    }
  }

  private static byte clipped(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
