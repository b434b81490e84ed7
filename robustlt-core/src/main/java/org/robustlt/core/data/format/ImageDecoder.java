package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.Locale;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.data.picture.Picture;
import org.robustlt.core.data.picture.PictureException;
import org.robustlt.core.data.picture.PictureFile;

/** Decodes image files of one size into planes of bytes. */
final class ImageDecoder {
  private ImageDecoder() {}

  /**
   * Decodes an image; colours become grey, or grey becomes colours, as the shape asks.
   *
   * @param file what messages call the image
   * @param content the encoded image
   * @throws DataException if the file is no image of this shape
   */
  static void decode(Path file, byte[] content, ImageShape shape, byte[] target, int offset) {
    Picture picture = picture(file, content);
    if (picture.height() != shape.height() || picture.width() != shape.width()) {
      throw new DataException(
          file,
          String.format(
              Locale.ROOT,
              "all images must have %dx%d pixels, got %dx%d",
              shape.width(),
              shape.height(),
              picture.width(),
              picture.height()));
    }
    System.arraycopy(
        picture.withChannels(shape.channels()).samples(), 0, target, offset, shape.size());
  }

  /**
   * Decodes an image of any size.
   *
   * @param file what messages call the image
   * @param content the encoded image
   * @throws DataException if the file is no image
   */
  static Picture picture(Path file, byte[] content) {
    try {
      return PictureFile.read(content, false);
    } catch (PictureException e) {
      throw new DataException(file, String.valueOf(e.getMessage()), e);
    }
  }
}
