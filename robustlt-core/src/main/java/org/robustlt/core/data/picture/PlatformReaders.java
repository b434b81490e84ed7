package org.robustlt.core.data.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The decoders of the Java platform, whatever else is installed. */
final class PlatformReaders {
  private static final String PLATFORM = "com.sun.imageio.plugins.";

  private PlatformReaders() {}

  /** What to do with a reader that stands before an image. */
  @FunctionalInterface
  interface Decoding<T> {
    T apply(ImageReader reader) throws IOException;
  }

  /**
   * Reads something of an image.
   *
   * @param warnings receives what the decoder complains about without giving up
   */
  static <T> T read(String format, byte[] content, List<String> warnings, Decoding<T> decoding)
      throws IOException {
    return read(reader(format), content, warnings, decoding);
  }

  /** Reads something of an image by a reader, and disposes of it. */
  static <T> T read(ImageReader reader, byte[] content, List<String> warnings, Decoding<T> decoding)
      throws IOException {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(stream, true, true);
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      return decoding.apply(reader);
    } finally {
      reader.dispose();
    }
  }

  static <T> T read(String format, byte[] content, Decoding<T> decoding) throws IOException {
    List<String> warnings = new ArrayList<>();
    T result = read(format, content, warnings, decoding);
    if (!warnings.isEmpty()) {
      throw new PictureException("damaged image: " + warnings.get(0));
    }
    return result;
  }

  private static ImageReader reader(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith(PLATFORM)) {
        return reader;
      }
      reader.dispose();
    }
    throw new IllegalStateException("this Java platform has no decoder of " + format);
  }
}
