package org.robustlt.core.data.picture;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads pictures of the kinds that data sets have; the content tells the kind, not the name. */
public final class PictureFile {
  /** The kinds, for messages. */
  public static final String KINDS = "PNG, JPEG, BMP, GIF, WebP";

  private static final String PNG = "\u0089PNG\r\n\u001a\n";
  private static final int LONGEST_SIDE = 1 << 15;
  private static final long MOST_PIXELS = 178_956_970; // where Pillow suspects a bomb

  private PictureFile() {}

  /**
   * Decodes a picture.
   *
   * @param content the file
   * @param upright whether to turn the picture as its EXIF orientation says
   * @throws PictureException if it is damaged or of no kind that is read
   */
  public static Picture read(byte[] content, boolean upright) throws PictureException {
    try {
      Picture picture = decode(content);
      return upright ? Exif.orientation(content).upright(picture) : picture;
    } catch (PictureException e) {
      throw e;
    } catch (IOException | RuntimeException | LinkageError e) {
      // Decoders answer damaged files with exceptions of many types.
      Throwable first = Throwables.getRootCause(e);
      String reason = first.getMessage();
      throw new PictureException(
          "damaged image: " + (reason == null ? first.getClass().getSimpleName() : reason), e);
    }
  }

  /** Returns how many bits a sample has in a file: 16 in some PNGs, of which 8 are taken. */
  public static int bits(byte[] content) {
    return starts(content, 0, PNG) && content.length > 24 && content[24] == 16 ? 16 : 8;
  }

  private static Picture decode(byte[] content) throws IOException {
    if (content.length == 0) {
      throw new PictureException("not an image: the file is empty");
    } else if (starts(content, 0, "\u00ff\u00d8\u00ff")) {
      return JpegPicture.read(content);
    } else if (starts(content, 0, PNG)) {
      return PngPicture.read(content);
    } else if (starts(content, 0, "GIF8")) {
      return GifPicture.read(content);
    } else if (starts(content, 0, "BM")) {
      return BmpPicture.read(content);
    } else if (starts(content, 0, "RIFF") && starts(content, 8, "WEBP")) {
      return WebpPicture.read(content);
    }
    throw new PictureException("not an image of a known format (" + KINDS + ")" + guess(content));
  }

  private static String guess(byte[] content) {
    if (starts(content, 0, "II*\0") || starts(content, 0, "MM\0*")) {
      return ": it is a TIFF";
    } else if (starts(content, 4, "jP  ")) {
      return ": it is a JPEG 2000";
    } else if (starts(content, 0, "%PDF")) {
      return ": it is a PDF";
    } else if (starts(content, 4, "ftyp")) {
      return ": it is a HEIF, AVIF or video";
    } else if (starts(content, 0, "<")) {
      return ": it is a page of HTML or XML";
    } else if (starts(content, 0, "version https://git-lfs")) {
      return ": it is a pointer of Git LFS, fetch the file by git lfs pull";
    }
    return "";
  }

  /** Checks the sides that a header tells, before memory is taken for them. */
  static void checkSides(long width, long height) throws PictureException {
    if (width < 1
        || height < 1
        || Math.max(width, height) > LONGEST_SIDE
        || width * height > MOST_PIXELS) {
      throw new PictureException(
          String.format(
              Locale.ROOT,
              "images must have 1 to %,d pixels a side and at most %,d in all, got %dx%d",
              LONGEST_SIDE,
              MOST_PIXELS,
              width,
              height));
    }
  }

  static boolean starts(byte[] content, int at, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (content.length < at + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (content[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
