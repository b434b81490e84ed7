package org.robustlt.core.data.format;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;

/** Decodes PNG, JPEG, BMP and GIF files into planes of bytes. */
final class ImageDecoder {
  private static final int LONGEST_SIDE = 4096;
  private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp", "gif");

  private ImageDecoder() {}

  /**
   * Returns the shape that an image has with the given number of channels.
   *
   * @param file what messages call the image
   * @param content the encoded image
   */
  static ImageShape shape(Path file, byte[] content, int channels) {
    return decode(
        file,
        content,
        reader -> {
          int height = reader.getHeight(0);
          int width = reader.getWidth(0);
          if (Math.max(height, width) > LONGEST_SIDE) {
            throw new DataException(
                file,
                String.format(
                    Locale.ROOT,
                    "images must have at most %d pixels a side, got %dx%d",
                    LONGEST_SIDE,
                    width,
                    height));
          }
          return new ImageShape(channels, height, width);
        });
  }

  /**
   * Decodes an image; colours become grey, or grey becomes colours, as the shape asks.
   *
   * @param file what messages call the image
   * @param content the encoded image
   * @throws DataException if the file is no image of this shape
   */
  static void decode(Path file, byte[] content, ImageShape shape, byte[] target, int offset) {
    BufferedImage image =
        decode(
            file,
            content,
            reader -> {
              if (reader.getHeight(0) != shape.height() || reader.getWidth(0) != shape.width()) {
                throw new DataException(
                    file,
                    String.format(
                        Locale.ROOT,
                        "all images must have %dx%d pixels, got %dx%d",
                        shape.width(),
                        shape.height(),
                        reader.getWidth(0),
                        reader.getHeight(0)));
              }
              return reader.read(0);
            });
    int plane = shape.height() * shape.width();
    int[] rgb = new int[3];
    PixelSource pixels = PixelSource.of(image);
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        pixels.read(x, y, rgb);
        int at = offset + y * shape.width() + x;
        if (shape.channels() == 1) {
          target[at] = (byte) Luma.of(rgb[0], rgb[1], rgb[2]);
        } else {
          target[at] = (byte) rgb[0];
          target[at + plane] = (byte) rgb[1];
          target[at + 2 * plane] = (byte) rgb[2];
        }
      }
    }
  }

  /** What to do with a reader that stands before an image. */
  @FunctionalInterface
  private interface Decoding<T> {
    T apply(ImageReader reader) throws IOException;
  }

  private static <T> T decode(Path file, byte[] content, Decoding<T> decoding) {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      ImageReader reader = reader(file, stream);
      try {
        reader.setInput(stream, true, true);
        return decoding.apply(reader);
      } finally {
        reader.dispose();
      }
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Readers answer damaged files with exceptions of many types.
      throw new DataException(file, "damaged image: " + e.getMessage(), e);
    }
  }

  private static ImageReader reader(Path file, ImageInputStream stream) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        return reader;
      }
      reader.dispose();
    }
    throw new DataException(file, "not an image of a known format (PNG, JPEG, BMP, GIF)");
  }

  /** Reads samples as they are stored: {@code BufferedImage.getRGB} would convert greys. */
  @FunctionalInterface
  private interface PixelSource {
    void read(int x, int y, int[] rgb);

    static PixelSource of(BufferedImage image) {
      if (image.getColorModel() instanceof IndexColorModel colors) {
        Raster raster = image.getRaster();
        return (x, y, rgb) -> {
          int index = raster.getSample(x, y, 0);
          rgb[0] = colors.getRed(index);
          rgb[1] = colors.getGreen(index);
          rgb[2] = colors.getBlue(index);
        };
      }
      Raster raster = image.getRaster();
      int colors = raster.getNumBands() >= 3 ? 3 : 1;
      int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
      return (x, y, rgb) -> {
        for (int band = 0; band < 3; band++) {
          rgb[band] = raster.getSample(x, y, band % colors) >> shift;
        }
      };
    }
  }
}
