package org.robustlt.core.data.picture;

import java.util.Optional;

/** How a camera was held, as EXIF tells it. */
final class Exif {
  private static final int ORIENTATION = 0x0112;

  private final byte[] content;
  private final int begin;
  private final int end;
  private final boolean littleEndian;

  private Exif(byte[] content, int begin, int end) {
    this.content = content;
    this.begin = begin;
    this.end = end;
    littleEndian = begin < end && content[begin] == 'I';
  }

  /** Returns the orientation of a picture; as stored if its file does not tell. */
  static Orientation orientation(byte[] content) {
    return find(content)
        .map(Exif::orientation)
        .filter(value -> value >= 1 && value <= 8)
        .map(value -> Orientation.ofExif(value))
        .orElse(Orientation.AS_STORED);
  }

  private static Optional<Exif> find(byte[] content) {
    if (PictureFile.starts(content, 0, "\u00ff\u00d8")) {
      return inJpeg(content);
    } else if (PictureFile.starts(content, 0, "\u0089PNG")) {
      return inChunks(content, 8, false, "eXIf");
    } else if (PictureFile.starts(content, 0, "RIFF")) {
      return inChunks(content, 12, true, "EXIF");
    }
    return Optional.empty();
  }

  private static Optional<Exif> inJpeg(byte[] content) {
    for (int at = 2; at + 4 <= content.length && (content[at] & 0xff) == 0xff; ) {
      int marker = content[at + 1] & 0xff;
      int length = (content[at + 2] & 0xff) << 8 | (content[at + 3] & 0xff);
      if (marker == 0xe1 && PictureFile.starts(content, at + 4, "Exif\0")) {
        return Optional.of(new Exif(content, at + 10, Math.min(content.length, at + 2 + length)));
      }
      if (marker == 0xda || length < 2) {
        break;
      }
      at += 2 + length;
    }
    return Optional.empty();
  }

  /**
   * Looks for a chunk: of PNG, whose length comes first, or of RIFF, which begins with its type.
   */
  private static Optional<Exif> inChunks(byte[] content, int from, boolean riff, String type) {
    for (long at = from; at + 8 <= content.length; ) {
      int start = (int) at;
      int word = PngPicture.i32(content, start + (riff ? 4 : 0));
      long length = Integer.toUnsignedLong(riff ? Integer.reverseBytes(word) : word);
      if (PictureFile.starts(content, start + (riff ? 0 : 4), type)) {
        int begin = start + 8;
        if (riff && PictureFile.starts(content, begin, "Exif\0\0")) {
          begin += 6;
        }
        return Optional.of(
            new Exif(content, begin, (int) Math.min(content.length, start + 8 + length)));
      }
      at += 8 + length + (riff ? length % 2 : 4);
    }
    return Optional.empty();
  }

  private int orientation() {
    long directory = begin + u32(begin + 4);
    if (directory + 2 > end || directory < begin) {
      return 0;
    }
    int entries = u16((int) directory);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + 12L * i;
      if (entry + 12 > end) {
        return 0;
      }
      if (u16((int) entry) == ORIENTATION) {
        return u16((int) entry + 8);
      }
    }
    return 0;
  }

  private int u16(int at) {
    if (at + 2 > end) {
      return 0;
    }
    int first = content[at] & 0xff;
    int second = content[at + 1] & 0xff;
    return littleEndian ? second << 8 | first : first << 8 | second;
  }

  private long u32(int at) {
    long first = u16(at);
    long second = u16(at + 2);
    return littleEndian ? second << 16 | first : first << 16 | second;
  }
}
