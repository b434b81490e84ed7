package org.robustlt.core.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.core.file.MemoryBound;
import org.robustlt.core.file.npy.NpyException;
import org.robustlt.core.file.npy.NpyHeader;

/**
 * The NPZ batches of downsampled ImageNet: {@code data} of type uint8, {@code [images, 12288]},
 * plane by plane, and {@code labels} from 1 on.
 *
 * @param directory that has the files, or folders with them
 * @param expected what messages say is needed
 * @param classes how many, from label 1 on
 */
record ImageNet64Files(Path directory, String expected, int classes) {
  private static final PixelLayout LAYOUT = new PixelLayout(new ImageShape(3, 64, 64), false);
  private static final int LABELS = 1000;

  /**
   * Reads the images of the classes.
   *
   * @throws DataException if a file is missing or damaged, or a class has no images
   */
  LabeledImages read(List<String> names) {
    List<Path> files = names.stream().map(this::find).toList();
    List<LabeledImages> parts = new ArrayList<>();
    long images = 0;
    for (int i = 0; i < files.size(); i++) {
      LabeledImages part = batch(files.get(i));
      images += part.size();
      checkMemory(images * files.size() / (i + 1)); // batches are equally large
      if (part.size() > 0) {
        parts.add(part);
      }
    }
    if (parts.isEmpty()) {
      throw new DataException(files.get(0), "no image of labels 1.." + classes + " here");
    }
    LabeledImages all = new JoinedImages(parts);
    LabelCheck.everyClassPresent(files.get(0), all, classes);
    return all;
  }

  private void checkMemory(long images) {
    MemoryBound.ofHeap(images * LAYOUT.shape().size())
        .ifPresent(
            problem -> {
              throw new DataException(directory, "images of " + classes + " classes " + problem);
            });
  }

  private Path find(String name) {
    try (Stream<Path> folders = Files.list(directory)) {
      Optional<Path> found =
          Stream.concat(Stream.of(directory), folders.filter(Files::isDirectory).sorted())
              .map(folder -> folder.resolve(name))
              .filter(Files::isRegularFile)
              .findFirst();
      return found.orElseThrow(
          () -> new DataException(directory, "has no " + name + "; " + expected));
    } catch (IOException e) {
      throw new DataException(directory, "no such directory; " + expected, e);
    }
  }

  private LabeledImages batch(Path file) {
    try (NamedArrays arrays = NamedArrays.in(file)) {
      int[] labels = arrays.use("labels", LabelArray::read).numbers();
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] < 1 || labels[i] > LABELS) {
          throw new DataException(
              file,
              String.format(
                  Locale.ROOT,
                  "labels must be 1..%d, image %d has label %d",
                  LABELS,
                  i,
                  labels[i]));
        }
        labels[i] = labels[i] <= classes ? labels[i] - 1 : -1;
      }
      return arrays.use(
          "data",
          array -> {
            check(array.header());
            return ArrayImages.read(array, LAYOUT, labels);
          });
    } catch (IOException e) {
      throw new DataException(file, "cannot be closed: " + e.getMessage(), e);
    }
  }

  private static void check(NpyHeader header) throws NpyException {
    boolean images =
        header.type().endsWith("u1")
            && !header.fortranOrder()
            && header.shape().size() > 1
            && header.elements() == header.shape().get(0) * LAYOUT.shape().size();
    if (!images) {
      throw new NpyException(
          String.format(
              Locale.ROOT,
              "must hold images of 3x64x64 pixels of type uint8 in C order, it is %s of type"
                  + " \"%s\"",
              header.shape(),
              header.type()));
    }
  }
}
