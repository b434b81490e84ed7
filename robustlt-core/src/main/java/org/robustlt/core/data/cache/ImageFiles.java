package org.robustlt.core.data.cache;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.data.picture.Framing;
import org.robustlt.core.data.picture.Picture;
import org.robustlt.core.data.picture.PictureException;
import org.robustlt.core.data.picture.PictureFile;
import org.robustlt.core.file.MemoryBound;

/**
 * Picture files and how they become images of one shape.
 *
 * @param files the files
 * @param channels of the images
 * @param framing what brings them to one size; without it they must have the size of the first
 * @param upright whether pictures are turned as their EXIF orientation says
 */
public record ImageFiles(
    List<Path> files, int channels, Optional<Framing> framing, boolean upright) {
  /** Copies the files. */
  public ImageFiles {
    files = List.copyOf(files);
  }

  /**
   * An image that was decoded, or why it could not be.
   *
   * @param samples {@code [channels, height, width]}; none if there is a problem
   * @param facts what was found
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Decoded(byte[] samples, ImageFacts facts) {}

  /** Returns the shape of all images: that of the frame, or of the first picture that is whole. */
  public Optional<ImageShape> shape() {
    if (framing.isPresent()) {
      return framing.map(frame -> new ImageShape(channels, frame.height(), frame.width()));
    }
    for (Path file : files) {
      try {
        Picture picture = PictureFile.read(content(file), upright);
        return Optional.of(new ImageShape(channels, picture.height(), picture.width()));
      } catch (PictureException e) {
        // The next one may be whole; this one is told when all are decoded.
      }
    }
    return Optional.empty();
  }

  /** Decodes an image; what is wrong with it is part of the result. */
  public Decoded decode(int image, ImageShape shape) {
    HashCode hash = HashCode.fromBytes(new byte[16]);
    int height = 0;
    int width = 0;
    boolean deep = false;
    try {
      byte[] content = content(files.get(image));
      hash = Hashing.murmur3_128().hashBytes(content);
      Picture picture = PictureFile.read(content, upright);
      height = picture.height();
      width = picture.width();
      deep = PictureFile.bits(content) > 8;
      Picture framed =
          framing.isPresent()
              ? framing.get().fit(picture.withChannels(channels))
              : sized(picture.withChannels(channels), shape);
      return new Decoded(framed.samples(), facts(hash, height, width, deep, Optional.empty()));
    } catch (PictureException e) {
      return new Decoded(
          new byte[0],
          facts(hash, height, width, deep, Optional.of(String.valueOf(e.getMessage()))));
    }
  }

  private static Picture sized(Picture picture, ImageShape shape) throws PictureException {
    if (picture.shape().equals(shape)) {
      return picture;
    }
    throw new PictureException(
        String.format(
            Locale.ROOT,
            "all images must have %dx%d pixels, got %dx%d; data.size=64 brings them to one size",
            shape.width(),
            shape.height(),
            picture.width(),
            picture.height()));
  }

  private static ImageFacts facts(
      HashCode hash, int height, int width, boolean deep, Optional<String> problem) {
    ByteBuffer bytes = ByteBuffer.wrap(hash.asBytes());
    return new ImageFacts(bytes.getLong(), bytes.getLong(), height, width, deep, problem);
  }

  private static byte[] content(Path file) throws PictureException {
    try {
      Optional<String> tooLarge = MemoryBound.ofArray(Files.size(file));
      if (tooLarge.isPresent()) {
        throw new PictureException("read at once it " + tooLarge.get());
      }
      return Files.readAllBytes(file);
    } catch (PictureException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new PictureException("no such file", e);
    } catch (IOException e) {
      throw new PictureException("cannot be read: " + e.getMessage(), e);
    }
  }
}
