package org.robustlt.core.data.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Reads WebP files. Lossy ones go through libwebp itself, whose rounding no other decoder repeats;
 * lossless ones through TwelveMonkeys' decoder in Java. Either sees nothing but the chunk of the
 * samples: transparency is left out, as by Pillow.
 */
final class WebpPicture {
  private static final int HEADER = 12;

  private WebpPicture() {}

  static Picture read(byte[] content) throws IOException {
    long told = u32(content, 4) + 8;
    if (told > content.length) {
      throw new PictureException("damaged image: cut off");
    }
    for (int at = HEADER; at + 8 <= told; ) {
      String type = new String(content, at, 4, StandardCharsets.ISO_8859_1);
      long length = u32(content, at + 4);
      long end = at + 8 + length;
      if (end > told) {
        throw new PictureException("damaged image: cut off");
      }
      if (type.equals("VP8 ")) {
        return decoded(new com.luciad.imageio.webp.WebPImageReaderSpi(), content, at, (int) end);
      } else if (type.equals("VP8L")) {
        return decoded(
            new com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi(),
            content,
            at,
            (int) end);
      } else if (type.equals("ANIM") || type.equals("ANMF")) {
        throw new PictureException("an animated WebP, which is not read");
      }
      at = (int) Math.min(told, end + length % 2);
    }
    throw new PictureException("damaged image: has no picture data");
  }

  private static Picture decoded(ImageReaderSpi decoder, byte[] content, int from, int to)
      throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(to - from + HEADER + 1);
    plain.write(content, 0, 4);
    int size = to - from + 4 + (to - from) % 2;
    for (int shift = 0; shift < 32; shift += 8) {
      plain.write(size >> shift);
    }
    plain.write(content, 8, 4);
    plain.write(content, from, to - from);
    if ((to - from) % 2 == 1) {
      plain.write(0);
    }
    List<String> warnings = new ArrayList<>();
    ImageReader reader = decoder.createReaderInstance();
    BufferedImage image =
        PlatformReaders.read(
            reader,
            plain.toByteArray(),
            warnings,
            it -> {
              PictureFile.checkSides(it.getWidth(0), it.getHeight(0));
              return it.read(0);
            });
    if (!warnings.isEmpty()) {
      throw new PictureException("damaged image: " + warnings.get(0));
    }
    Raster raster = image.getRaster();
    return Picture.of(
        image.getWidth(),
        image.getHeight(),
        (x, y, rgb) -> {
          for (int band = 0; band < 3; band++) {
            rgb[band] = raster.getSample(x, y, band);
          }
        });
  }

  private static long u32(byte[] content, int at) {
    return Integer.toUnsignedLong(Integer.reverseBytes(PngPicture.i32(content, at)));
  }
}
