package org.robustlt.core.data.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Reads PNG files. Transparency is left out, as by Pillow; of 16 bits the upper 8 are taken. Of an
 * animation this is the picture that readers without animations show.
 */
final class PngPicture {
  private static final int SIGNATURE = 8;
  private static final String NEEDED = "IHDR PLTE IDAT IEND";

  private PngPicture() {}

  static Picture read(byte[] content) throws IOException {
    byte[] plain = plain(content);
    BufferedImage image =
        PlatformReaders.read(
            "png",
            plain,
            reader -> {
              PictureFile.checkSides(reader.getWidth(0), reader.getHeight(0));
              return reader.read(0);
            });
    Raster raster = image.getRaster();
    if (image.getColorModel() instanceof IndexColorModel colors) {
      int stored =
          paletteSize(plain); // a decoder may add to it; Pillow takes other indices as grey
      return Picture.of(
          image.getWidth(),
          image.getHeight(),
          (x, y, rgb) -> {
            int index = raster.getSample(x, y, 0);
            boolean named = stored == 0 || index < stored;
            rgb[0] = named ? colors.getRed(index) : index;
            rgb[1] = named ? colors.getGreen(index) : index;
            rgb[2] = named ? colors.getBlue(index) : index;
          });
    }
    int colors = raster.getNumBands() >= 3 ? 3 : 1;
    int shift = raster.getSampleModel().getSampleSize(0) - 8;
    return Picture.of(
        image.getWidth(),
        image.getHeight(),
        (x, y, rgb) -> {
          for (int band = 0; band < 3; band++) {
            rgb[band] = raster.getSample(x, y, band % colors) >> shift;
          }
        });
  }

  private static int paletteSize(byte[] plain) {
    for (int at = SIGNATURE; at + 8 <= plain.length; at += i32(plain, at) + 12) {
      if (PictureFile.starts(plain, at + 4, "PLTE")) {
        return i32(plain, at) / 3;
      }
    }
    return 0;
  }

  /**
   * Keeps the chunks that a decoder of samples needs, and checks their checksums, and those of what
   * comes before the samples, as Pillow does.
   */
  private static byte[] plain(byte[] content) throws PictureException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(content.length);
    plain.write(content, 0, SIGNATURE);
    boolean before = true;
    for (int at = SIGNATURE; ; ) {
      if (at + 12 > content.length) {
        throw new PictureException("damaged image: cut off");
      }
      long length = i32(content, at) & 0xffffffffL;
      String type = new String(content, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (at + 12 + length > content.length) {
        throw new PictureException("damaged image: cut off in its chunk " + printable(type));
      }
      int size = (int) length;
      boolean needed = NEEDED.contains(type);
      before &= !type.equals("IDAT");
      if (needed || before) {
        CRC32 checksum = new CRC32();
        checksum.update(content, at + 4, size + 4);
        if ((int) checksum.getValue() != i32(content, at + 8 + size)) {
          throw new PictureException(
              "damaged image: wrong checksum of its chunk " + printable(type));
        }
      }
      if (needed) {
        plain.write(content, at, size + 12);
      }
      if (type.equals("IEND")) {
        return plain.toByteArray();
      }
      at += size + 12;
    }
  }

  private static String printable(String type) {
    return type.replaceAll("[^A-Za-z]", "?");
  }

  static int i32(byte[] content, int at) {
    return (content[at] & 0xff) << 24
        | (content[at + 1] & 0xff) << 16
        | (content[at + 2] & 0xff) << 8
        | (content[at + 3] & 0xff);
  }
}
