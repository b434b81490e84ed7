package org.robustlt.core.data.picture;

import java.io.IOException;
import java.util.Locale;

/**
 * Reads BMP files: palettes of 1, 4 and 8 bits, plain or run-length encoded, and colours of 16, 24
 * and 32 bits. Fewer than 8 bits of a colour are spread over 0..255.
 */
final class BmpPicture {
  private static final int FILE_HEADER = 14;
  private static final int OLD_HEADER = 12;
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int MASKS = 3;
  private static final int MASKS_WITH_ALPHA = 6;
  private static final int[] MASKS_OF_16 = {0x7c00, 0x3e0, 0x1f};
  private static final int[] MASKS_OF_32 = {0xff0000, 0xff00, 0xff};

  private final byte[] content;
  private final int header;
  private final int width;
  private final int height;
  private final boolean upsideDown;
  private final int bits;
  private final int compression;
  private final int begin;

  private BmpPicture(byte[] content) throws PictureException {
    this.content = content;
    header = i32(FILE_HEADER);
    begin = i32(10);
    boolean old = header == OLD_HEADER;
    if (!old && (header < 16 || header > 1024)) {
      throw new PictureException("damaged image: has a header of " + header + " bytes");
    }
    int side = old ? u16(FILE_HEADER + 6) : i32(FILE_HEADER + 8);
    width = old ? u16(FILE_HEADER + 4) : i32(FILE_HEADER + 4);
    upsideDown = side > 0;
    height = Math.abs(side);
    bits = u16(FILE_HEADER + (old ? 10 : 14));
    compression = header >= 40 ? i32(FILE_HEADER + 16) : 0;
    PictureFile.checkSides(width, height);
  }

  static Picture read(byte[] content) throws IOException {
    BmpPicture bmp = new BmpPicture(content);
    return switch (bmp.bits) {
      case 1, 4, 8 -> bmp.palette();
      case 16, 24, 32 -> bmp.colors();
      default ->
          throw new PictureException("a BMP with " + bmp.bits + " bits a pixel, which is not read");
    };
  }

  private Picture palette() throws PictureException {
    boolean encoded = compression == (bits == 8 ? RLE8 : RLE4) && bits != 1;
    if (compression != 0 && !encoded) {
      throw unread();
    }
    int size = header == OLD_HEADER ? 3 : 4;
    int told = header >= 36 ? i32(FILE_HEADER + 32) : 0;
    int count = told > 0 && told <= 1 << bits ? told : 1 << bits;
    int table = FILE_HEADER + header;
    byte[] indices = encoded ? runs() : packed();
    return Picture.of(
        width,
        height,
        (x, y, rgb) -> {
          int index = indices[(upsideDown ? height - 1 - y : y) * width + x] & 0xff;
          for (int c = 0; c < 3; c++) {
            int at = table + index * size + 2 - c;
            rgb[c] = index < count && at < content.length ? content[at] & 0xff : index; // as Pillow
          }
        });
  }

  /** Returns the indices of rows as stored. */
  private byte[] packed() throws PictureException {
    int stride = (width * bits + 31) / 32 * 4;
    need(begin + (long) stride * (height - 1) + (width * bits + 7) / 8);
    byte[] indices = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = begin + y * stride + x * bits / 8;
        int shift = 8 - bits - x * bits % 8;
        indices[y * width + x] = (byte) (content[at] >> shift & ((1 << bits) - 1));
      }
    }
    return indices;
  }

  private byte[] runs() throws PictureException {
    byte[] indices = new byte[width * height];
    int x = 0;
    int y = 0;
    for (int at = begin; y < height; ) {
      need(at + 2L);
      int count = content[at] & 0xff;
      int value = content[at + 1] & 0xff;
      at += 2;
      if (count > 0) {
        for (int i = 0; i < count; i++) {
          put(indices, x++, y, bits == 8 ? value : i % 2 == 0 ? value >> 4 : value & 15);
        }
      } else if (value == 0) {
        x = 0;
        y++;
      } else if (value == 1) {
        break;
      } else if (value == 2) {
        need(at + 2L);
        x += content[at] & 0xff;
        y += content[at + 1] & 0xff;
        at += 2;
      } else {
        int bytes = bits == 8 ? value : (value + 1) / 2;
        need(at + (long) bytes);
        for (int i = 0; i < value; i++) {
          int pair = content[at + (bits == 8 ? i : i / 2)] & 0xff;
          put(indices, x++, y, bits == 8 ? pair : i % 2 == 0 ? pair >> 4 : pair & 15);
        }
        at += (bytes + 1) / 2 * 2;
      }
    }
    return indices;
  }

  private void put(byte[] indices, int x, int y, int index) {
    if (x < width && y < height) {
      indices[y * width + x] = (byte) index;
    }
  }

  private Picture colors() throws PictureException {
    boolean masked = bits != 24 && (compression == MASKS || compression == MASKS_WITH_ALPHA);
    if (compression != 0 && !masked) {
      throw unread();
    }
    int[] masks = bits == 16 ? MASKS_OF_16.clone() : MASKS_OF_32.clone();
    for (int c = 0; c < 3 && masked; c++) {
      masks[c] = i32(FILE_HEADER + 40 + 4 * c);
      if (masks[c] == 0) {
        throw new PictureException("damaged image: has a colour without bits");
      }
    }
    int bytes = bits / 8;
    int stride = (width * bytes + 3) / 4 * 4;
    need(begin + (long) stride * (height - 1) + (long) width * bytes);
    return Picture.of(
        width,
        height,
        (x, y, rgb) -> {
          int at = begin + (upsideDown ? height - 1 - y : y) * stride + x * bytes;
          int pixel = 0;
          for (int b = bytes - 1; b >= 0; b--) {
            pixel = pixel << 8 | (content[at + b] & 0xff);
          }
          for (int c = 0; c < 3; c++) {
            int shift = Integer.numberOfTrailingZeros(masks[c]);
            int most = masks[c] >>> shift;
            rgb[c] = (int) (((pixel & masks[c]) >>> shift) * 255L / most);
          }
        });
  }

  private PictureException unread() {
    return new PictureException(
        String.format(
            Locale.ROOT,
            "a BMP of compression %d with %d bits a pixel, which is not read",
            compression,
            bits));
  }

  private void need(long end) throws PictureException {
    if (begin < 0 || end > content.length) {
      throw new PictureException("damaged image: cut off");
    }
  }

  private int u16(int at) throws PictureException {
    if (at + 2 > content.length) {
      throw new PictureException("damaged image: cut off in its header");
    }
    return (content[at] & 0xff) | (content[at + 1] & 0xff) << 8;
  }

  private int i32(int at) throws PictureException {
    return u16(at) | u16(at + 2) << 16;
  }
}
