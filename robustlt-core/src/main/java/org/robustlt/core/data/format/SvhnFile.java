package org.robustlt.core.data.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.core.file.mat.MatArray;
import org.robustlt.core.file.mat.MatException;
import org.robustlt.core.file.mat.MatFile;
import org.robustlt.core.file.mat.MatType;

/**
 * A file of SVHN: an array {@code X} of bytes {@code [32, 32, 3, images]} and an array {@code y} of
 * labels 1..10, {@code [images, 1]}. In MATLAB's order the rows of pixels vary fastest.
 */
final class SvhnFile {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final int CLASSES = 10;

  private SvhnFile() {}

  /**
   * Reads all images into memory.
   *
   * @throws DataException if the file is damaged or another
   */
  static LabeledImages read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(file, stream);
    } catch (IOException e) {
      throw new DataException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  static LabeledImages read(Path place, InputStream stream) throws IOException {
    try {
      Map<String, MatArray> arrays = MatFile.read(stream, Set.of("X", "y")::contains);
      int[] labels = labels(place, array(place, arrays, "y").integers());
      LabeledImages images =
          new ImagesInMemory(
              SHAPE, pixels(place, array(place, arrays, "X"), labels.length), labels);
      LabelCheck.everyClassPresent(place, images, CLASSES);
      return images;
    } catch (MatException e) {
      throw new DataException(place, "not a file of SVHN: it " + e.getMessage(), e);
    } catch (ZipException | EOFException e) {
      throw new DataException(place, "damaged: " + e.getMessage(), e);
    }
  }

  private static MatArray array(Path place, Map<String, MatArray> arrays, String name) {
    @Nullable MatArray array = arrays.get(name);
    if (array == null) {
      throw new DataException(place, "not a file of SVHN: it has no array of numbers " + name);
    }
    return array;
  }

  private static int[] labels(Path place, int[] stored) {
    int[] labels = new int[stored.length];
    for (int i = 0; i < labels.length; i++) {
      if (stored[i] < 1 || stored[i] > CLASSES) {
        throw new DataException(
            place,
            String.format(
                Locale.ROOT, "labels must be 1..%d, image %d has label %d", CLASSES, i, stored[i]));
      }
      labels[i] = stored[i] % CLASSES;
    }
    return labels;
  }

  private static byte[] pixels(Path place, MatArray array, int images) {
    List<Integer> expected = List.of(SHAPE.height(), SHAPE.width(), SHAPE.channels(), images);
    if (array.type() != MatType.UINT8 || !array.sides().equals(expected)) {
      throw new DataException(
          place,
          String.format(
              Locale.ROOT,
              "X must have the sides %s of type UINT8 for %d labels, got %s of type %s",
              expected,
              images,
              array.sides(),
              array.type()));
    }
    byte[] stored = array.content();
    byte[] pixels = new byte[stored.length];
    int plane = SHAPE.height() * SHAPE.width();
    for (int start = 0; start < stored.length; start += plane) {
      for (int p = 0; p < plane; p++) {
        int row = p % SHAPE.height();
        int column = p / SHAPE.height();
        pixels[start + row * SHAPE.width() + column] = stored[start + p];
      }
    }
    return pixels;
  }
}
