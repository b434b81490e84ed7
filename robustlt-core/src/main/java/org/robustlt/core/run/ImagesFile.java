package org.robustlt.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.evaluation.RobustnessEvaluation;
import org.robustlt.core.file.npy.NpyHeader;

/**
 * The last image that was tried of every example, {@code float32 [examples, channels, height,
 * width]} in NumPy's format. It is written in place, so that a killed evaluation can go on, under a
 * name that ends in {@code .partial} until it is finished.
 */
final class ImagesFile implements RobustnessEvaluation.ImageKeeper, AutoCloseable {
  /** Keeps nothing. */
  static final ImagesFile NONE = new ImagesFile(Optional.empty(), Path.of(""), 0, 0);

  private final Optional<FileChannel> channel;
  private final Path file;
  private final int header;
  private final int length;

  private ImagesFile(Optional<FileChannel> channel, Path file, int header, int length) {
    this.channel = channel;
    this.file = file;
    this.header = header;
    this.length = length;
  }

  /**
   * Opens the file.
   *
   * @param resumed whether images of a killed evaluation are kept
   */
  static ImagesFile open(Path file, int examples, ImageShape shape, boolean resumed)
      throws IOException {
    Path partial = partial(file);
    if (!resumed) {
      Files.deleteIfExists(partial);
    } else if (Files.notExists(partial) && Files.exists(file)) {
      Files.move(file, partial); // Killed after the last image, before the results were written.
    }
    return of(
        file,
        FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        examples,
        shape);
  }

  /** Opens a file in which several processes write at once, each in places of its own. */
  static ImagesFile shared(Path file, int examples, ImageShape shape) throws IOException {
    return of(
        file,
        FileChannel.open(
            partial(file),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.DSYNC),
        examples,
        shape);
  }

  private static ImagesFile of(Path file, FileChannel channel, int examples, ImageShape shape) {
    byte[] header =
        NpyHeader.of("<f4", examples, shape.channels(), shape.height(), shape.width()).bytes();
    ImagesFile images =
        new ImagesFile(Optional.of(channel), file, header.length, shape.size() * Float.BYTES);
    images.write(ByteBuffer.wrap(header), 0);
    return images;
  }

  private static Path partial(Path file) {
    return file.resolveSibling(file.getFileName() + ".partial");
  }

  @Override
  public void keep(int[] positions, INDArray natural, INDArray images) {
    if (channel.isPresent()) {
      put(positions, images);
    }
  }

  /** Writes images in their places. */
  void put(int[] places, INDArray images) {
    float[] pixels = images.castTo(DataType.FLOAT).dup('c').data().asFloat();
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < places.length; i++) {
      bytes.clear();
      bytes.asFloatBuffer().put(pixels, i * length / Float.BYTES, length / Float.BYTES);
      write(bytes, header + (long) places[i] * length);
    }
  }

  private void write(ByteBuffer bytes, long position) {
    try {
      FileChannel target = channel.orElseThrow();
      long at = position;
      while (bytes.hasRemaining()) {
        at += target.write(bytes, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether a killed evaluation left some. */
  static boolean isBegun(Path file) {
    return Files.exists(partial(file));
  }

  /** Returns the pixels of images, {@code float32}, little-endian. */
  byte[] pixels(int first, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count * length);
    try (FileChannel source = FileChannel.open(partial(file), StandardOpenOption.READ)) {
      int read = source.read(bytes, header + (long) first * length);
      while (read >= 0 && bytes.hasRemaining()) {
        read = source.read(bytes, header + (long) first * length + bytes.position());
      }
    }
    return bytes.array();
  }

  /** Takes the file away: what it held is written elsewhere. */
  void discard() throws IOException {
    close();
    Files.deleteIfExists(partial(file));
  }

  /** Gives the file its name. */
  void finish() throws IOException {
    if (channel.isPresent()) {
      close();
      Files.move(
          partial(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
    }
  }
}
