package org.robustlt.core.data.picture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * A JPEG file taken apart: what its markers say, and the same file with nothing in it but what a
 * decoder of samples needs, its components numbered 1, 2, 3, so that no decoder guesses colours.
 */
final class JpegStream {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DQT = 0xdb;
  private static final int DRI = 0xdd;
  private static final int DHT = 0xc4;
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;

  private final byte[] content;
  private final ByteArrayOutputStream plain;
  private int at = 2;
  private boolean jfif;
  private int adobe = -1;
  private boolean progressive;
  private boolean ended;
  private int width;
  private int height;
  private int[] ids = {};
  private int[] sampling = {};
  private boolean[][] lacking = {};

  private JpegStream(byte[] content) {
    this.content = content;
    plain = new ByteArrayOutputStream(content.length + 2);
  }

  /**
   * Takes a file apart.
   *
   * @throws PictureException if it is damaged, or of a kind that is not read
   */
  static JpegStream of(byte[] content) throws PictureException {
    JpegStream stream = new JpegStream(content);
    stream.marker(SOI);
    boolean pictured = false;
    while (!stream.ended) {
      pictured |= stream.segment();
    }
    if (!pictured) {
      throw new PictureException("damaged image: has no picture data");
    }
    stream.checkComplete();
    stream.marker(EOI);
    return stream;
  }

  /** Returns the file without anything that a decoder of samples does not need. */
  byte[] plain() {
    return plain.toByteArray();
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int components() {
    return ids.length;
  }

  /**
   * Returns how many samples a component has for each of a block: horizontal times 16, vertical.
   */
  int horizontal(int component) {
    return sampling[component] >> 4;
  }

  int vertical(int component) {
    return sampling[component] & 15;
  }

  /** Returns how the samples are to be understood: as libjpeg does. */
  ColorModel colors() {
    if (ids.length == 1) {
      return ColorModel.GREY;
    } else if (ids.length == 4) {
      return adobe > 0 ? ColorModel.YCCK : ColorModel.CMYK;
    }
    boolean rgb =
        !jfif && (adobe == 0 || (adobe < 0 && Arrays.equals(ids, new int[] {'R', 'G', 'B'})));
    return rgb ? ColorModel.RGB : ColorModel.YCC;
  }

  /** What the components are. */
  enum ColorModel {
    GREY,
    RGB,
    YCC,
    CMYK,
    YCCK
  }

  /** Takes the next segment; returns whether it was picture data. */
  private boolean segment() throws PictureException {
    while (at < content.length && content[at] != (byte) 0xff) {
      at++; // as libjpeg passes over bytes between segments
    }
    while (at < content.length && content[at] == (byte) 0xff) {
      at++;
    }
    if (at >= content.length) {
      throw new PictureException("damaged image: cut off");
    }
    int marker = content[at++] & 0xff;
    if (marker == EOI) {
      ended = true;
      return false;
    }
    if (marker == 0 || marker == 1 || marker == SOI || (marker >= 0xd0 && marker <= 0xd7)) {
      return false;
    }
    int length = at + 1 < content.length ? u16(at) : 0;
    if (length < 2 || at + length > content.length) {
      throw new PictureException("damaged image: cut off in a header");
    }
    int start = at;
    at += length;
    switch (marker) {
      case APP0 -> jfif |= length >= 16 && PictureFile.starts(content, start + 2, "JFIF\0");
      case APP14 -> {
        if (length >= 14 && PictureFile.starts(content, start + 2, "Adobe")) {
          adobe = content[start + 13] & 0xff;
        }
      }
      case DQT, DHT, DRI -> copy(marker, start, length);
      case SOS -> {
        scan(start, length);
        return true;
      }
      default -> {
        if (marker >= 0xc0 && marker <= 0xcf) {
          frame(marker, start, length);
        }
      }
    }
    return false;
  }

  private void frame(int marker, int start, int length) throws PictureException {
    String kind =
        switch (marker) {
          case 0xc0, 0xc1, 0xc2 -> "";
          case 0xc3, 0xc7, 0xcb, 0xcf -> "lossless";
          case 0xc5, 0xc6, 0xcd, 0xce -> "hierarchical";
          default -> "arithmetic-coded";
        };
    if (!kind.isEmpty()) {
      throw new PictureException("a JPEG that is " + kind + ", which is not read");
    }
    int precision = content[start + 2] & 0xff;
    if (precision != 8) {
      throw new PictureException(
          String.format(Locale.ROOT, "a JPEG with %d bits a sample, only 8 are read", precision));
    }
    if (ids.length > 0) {
      throw new PictureException("damaged image: two pictures in one");
    }
    progressive = marker == 0xc2;
    height = u16(start + 3);
    width = u16(start + 5);
    PictureFile.checkSides(width, height);
    int components = content[start + 7] & 0xff;
    if (components != 1 && components != 3 && components != 4) {
      throw new PictureException(
          "a JPEG of " + components + " components, only those of 1, 3 and 4 are read");
    }
    if (length < 8 + 3 * components) {
      throw new PictureException("damaged image: cut off in a header");
    }
    ids = new int[components];
    sampling = new int[components];
    lacking = new boolean[components][64];
    byte[] plainFrame = Arrays.copyOfRange(content, start, start + length);
    for (int c = 0; c < components; c++) {
      ids[c] = content[start + 8 + 3 * c] & 0xff;
      for (int before = 0; before < c; before++) {
        if (ids[before] == ids[c]) {
          throw new PictureException("damaged image: two components of one number");
        }
      }
      sampling[c] = content[start + 9 + 3 * c] & 0xff;
      plainFrame[8 + 3 * c] = (byte) (c + 1);
      Arrays.fill(lacking[c], true);
    }
    marker(marker);
    plain.writeBytes(plainFrame);
  }

  private void scan(int start, int length) throws PictureException {
    int count = content[start + 2] & 0xff;
    if (ids.length == 0 || length < 6 + 2 * count) {
      throw new PictureException("damaged image: picture data before their header");
    }
    byte[] header = Arrays.copyOfRange(content, start, start + length);
    int first = header[3 + 2 * count] & 0xff;
    int last = progressive ? header[4 + 2 * count] & 0xff : 63;
    boolean exact = !progressive || (header[5 + 2 * count] & 15) == 0;
    for (int i = 0; i < count; i++) {
      int component = component(header[3 + 2 * i] & 0xff);
      header[3 + 2 * i] = (byte) (component + 1);
      for (int k = progressive ? first : 0; k <= Math.min(last, 63) && exact; k++) {
        lacking[component][k] = false;
      }
    }
    marker(SOS);
    plain.writeBytes(header);
    int begin = at;
    while (at + 1 < content.length && !(content[at] == (byte) 0xff && ends(content[at + 1]))) {
      at++;
    }
    if (at + 1 >= content.length) {
      at = content.length;
    }
    plain.write(content, begin, at - begin);
  }

  /** Returns whether a byte behind 0xff ends the data of a scan. */
  private static boolean ends(byte next) {
    int marker = next & 0xff;
    return marker != 0 && marker != 0xff && (marker < 0xd0 || marker > 0xd7);
  }

  private int component(int id) throws PictureException {
    for (int c = 0; c < ids.length; c++) {
      if (ids[c] == id) {
        return c;
      }
    }
    throw new PictureException("damaged image: data of a component that is not there");
  }

  private void checkComplete() throws PictureException {
    for (boolean[] coefficients : lacking) {
      for (boolean lacks : coefficients) {
        if (lacks) {
          throw new PictureException("damaged image: lacks a part of its picture data");
        }
      }
    }
  }

  private void copy(int marker, int start, int length) {
    marker(marker);
    plain.write(content, start, length);
  }

  private void marker(int marker) {
    plain.write(0xff);
    plain.write(marker);
  }

  private int u16(int offset) {
    return (content[offset] & 0xff) << 8 | (content[offset + 1] & 0xff);
  }
}
