package org.robustlt.core.data.picture;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads the first frame of GIF files. What the frame leaves uncovered has the transparent colour,
 * or the first one if there is none, as in Pillow.
 */
final class GifPicture {
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int MOST_CODES = 1 << 12;

  private final byte[] content;
  private int at = 13;
  private int transparent = -1;

  private GifPicture(byte[] content) {
    this.content = content;
  }

  static Picture read(byte[] content) throws IOException {
    return new GifPicture(content).read();
  }

  private Picture read() throws PictureException {
    int width = u16(6);
    int height = u16(8);
    int flags = u8(10);
    int palette = at;
    int colors = (flags & 0x80) == 0 ? 0 : 2 << (flags & 7);
    at += 3 * colors;
    while (u8(at) == EXTENSION) {
      extension();
    }
    if (u8(at) != FRAME) {
      throw new PictureException("damaged image: has no frame");
    }
    int left = u16(at + 1);
    int top = u16(at + 3);
    int frameWidth = u16(at + 5);
    int frameHeight = u16(at + 7);
    int frameFlags = u8(at + 9);
    at += 10;
    if ((frameFlags & 0x80) != 0) {
      palette = at;
      colors = 2 << (frameFlags & 7);
      at += 3 * colors;
    }
    // As in Pillow, a frame that is larger than the screen makes the screen larger.
    int allWidth = Math.max(width, left + frameWidth);
    int allHeight = Math.max(height, top + frameHeight);
    PictureFile.checkSides(allWidth, allHeight);
    PictureFile.checkSides(frameWidth, frameHeight);
    byte[] frame = unpacked(frameWidth * frameHeight);
    byte[] indices = new byte[allWidth * allHeight];
    Arrays.fill(indices, (byte) Math.max(0, transparent));
    for (int row = 0; row < frameHeight; row++) {
      int y = top + ((frameFlags & 0x40) == 0 ? row : interlaced(row, frameHeight));
      System.arraycopy(frame, row * frameWidth, indices, y * allWidth + left, frameWidth);
    }
    int table = palette;
    int count = colors;
    u8(table + 3 * count);
    return Picture.of(
        allWidth,
        allHeight,
        (x, y, rgb) -> {
          int index = indices[y * allWidth + x] & 0xff;
          for (int c = 0; c < 3; c++) {
            rgb[c] = index < count ? content[table + 3 * index + c] & 0xff : index; // as Pillow
          }
        });
  }

  private void extension() throws PictureException {
    if (u8(at + 1) == GRAPHIC_CONTROL && u8(at + 2) >= 4 && (u8(at + 3) & 1) != 0) {
      transparent = u8(at + 6);
    }
    at += 2;
    while (u8(at) != 0) {
      at += u8(at) + 1;
    }
    at++;
  }

  /** Returns the row that is stored as the given one: every 8th, the 8ths between, 4ths, 2nds. */
  private static int interlaced(int stored, int height) {
    int row = stored;
    int[] starts = {0, 4, 2, 1};
    int[] steps = {8, 8, 4, 2};
    for (int pass = 0; ; pass++) {
      int rows = Math.max(0, (height - starts[pass] + steps[pass] - 1) / steps[pass]);
      if (row < rows) {
        return starts[pass] + row * steps[pass];
      }
      row -= rows;
    }
  }

  /** Unpacks the indices of a frame by the LZW of GIF. */
  private byte[] unpacked(int size) throws PictureException {
    int literalBits = u8(at++);
    if (literalBits < 1 || literalBits > 11) {
      throw new PictureException("damaged image: codes of " + literalBits + " bits");
    }
    int clear = 1 << literalBits;
    int[] prefix = new int[MOST_CODES];
    byte[] suffix = new byte[MOST_CODES];
    byte[] stack = new byte[MOST_CODES + 1];
    byte[] indices = new byte[size];
    int filled = 0;
    int next = clear + 2;
    int width = literalBits + 1;
    int before = -1;
    int first = 0;
    int block = 0;
    long bits = 0;
    int held = 0;
    while (filled < size) {
      while (held < width) {
        if (block == 0) {
          block = u8(at++);
          if (block == 0) {
            throw new PictureException("damaged image: cut off");
          }
        }
        bits |= (long) u8(at++) << held;
        held += 8;
        block--;
      }
      int code = (int) (bits & ((1L << width) - 1));
      bits >>>= width;
      held -= width;
      if (code == clear) {
        next = clear + 2;
        width = literalBits + 1;
        before = -1;
        continue;
      }
      if (code == clear + 1 || code > next || (before < 0 && code >= clear)) {
        throw new PictureException("damaged image: broken frame");
      }
      int depth = 0;
      int rest = code;
      if (code == next) {
        stack[depth++] = (byte) first;
        rest = before;
      }
      while (rest >= clear) {
        stack[depth++] = suffix[rest];
        rest = prefix[rest];
      }
      first = rest;
      stack[depth++] = (byte) first;
      while (depth > 0 && filled < size) {
        indices[filled++] = stack[--depth];
      }
      if (before >= 0 && next < MOST_CODES) {
        prefix[next] = before;
        suffix[next] = (byte) first;
        next++;
        if (next == 1 << width && width < 12) {
          width++;
        }
      }
      before = code;
    }
    return indices;
  }

  private int u8(int offset) throws PictureException {
    if (offset >= content.length) {
      throw new PictureException("damaged image: cut off");
    }
    return content[offset] & 0xff;
  }

  private int u16(int offset) throws PictureException {
    return u8(offset) | u8(offset + 1) << 8;
  }
}
