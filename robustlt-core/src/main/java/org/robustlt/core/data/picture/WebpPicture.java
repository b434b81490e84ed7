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
import org.robustlt.api.data.ImageShape;

/**
 * Reads WebP files. Lossy ones go through libwebp itself, whose rounding no other decoder repeats;
 * lossless ones through TwelveMonkeys' decoder in Java. Either sees nothing but the chunk of the
 * samples: transparency is left out, as by Pillow. Of an animation the first frame is read; the
 * screen around it is black.
 */
final class WebpPicture {
  private static final int HEADER = 12;
  private static final int FRAME_HEADER = 16;

  private WebpPicture() {}

  static Picture read(byte[] content) throws IOException {
    long told = u32(content, 4) + 8;
    if (told > content.length) {
      throw new PictureException("damaged image: cut off");
    }
    int[] screen = {}; // left, top, width, height; none if there is no animation
    for (int at = HEADER; at + 8 <= told; ) {
      String type = new String(content, at, 4, StandardCharsets.ISO_8859_1);
      long length = u32(content, at + 4);
      long end = at + 8 + length;
      if (end > told) {
        throw new PictureException("damaged image: cut off");
      }
      switch (type) {
        case "VP8 " -> {
          var decoder = new com.luciad.imageio.webp.WebPImageReaderSpi();
          return placed(screen, decoded(decoder, content, at, (int) end));
        }
        case "VP8L" -> {
          var decoder = new com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi();
          return placed(screen, decoded(decoder, content, at, (int) end));
        }
        case "VP8X" -> {
          boolean animated = length >= 10 && (content[at + 8] & 2) != 0;
          screen =
              animated
                  ? new int[] {0, 0, u24(content, at + 12) + 1, u24(content, at + 15) + 1}
                  : screen;
        }
        case "ANMF" -> {
          if (screen.length == 0 || length < FRAME_HEADER) {
            throw new PictureException("damaged image: a frame without a screen");
          }
          screen[0] = 2 * u24(content, at + 8);
          screen[1] = 2 * u24(content, at + 11);
          at += 8 + FRAME_HEADER; // to the chunks within
          continue;
        }
        default -> {}
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

  private static Picture placed(int[] screen, Picture frame) throws PictureException {
    if (screen.length == 0) {
      return frame;
    }
    PictureFile.checkSides(screen[2], screen[3]);
    if (screen[0] + frame.width() > screen[2] || screen[1] + frame.height() > screen[3]) {
      throw new PictureException("damaged image: a frame beyond its screen");
    }
    byte[] samples = new byte[3 * screen[2] * screen[3]];
    for (int row = 0; row < 3 * frame.height(); row++) {
      int channel = row / frame.height();
      int y = screen[1] + row % frame.height();
      System.arraycopy(
          frame.samples(),
          row * frame.width(),
          samples,
          (channel * screen[3] + y) * screen[2] + screen[0],
          frame.width());
    }
    return new Picture(new ImageShape(3, screen[3], screen[2]), samples);
  }

  private static int u24(byte[] content, int at) {
    return (content[at] & 0xff) | (content[at + 1] & 0xff) << 8 | (content[at + 2] & 0xff) << 16;
  }

  private static long u32(byte[] content, int at) {
    return Integer.toUnsignedLong(Integer.reverseBytes(PngPicture.i32(content, at)));
  }
}
