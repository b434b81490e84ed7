package org.robustlt.core.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/**
 * A folder that has a folder of image files for each class.
 *
 * @param classes the names of the folders, sorted
 * @param files the files of the first class, then those of the second, and so on; sorted by name
 * @param labels the class of each file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClassFolders(List<String> classes, List<Path> files, int[] labels) {
  /**
   * Lists a folder. Hidden files are passed over.
   *
   * @param layout what messages say is expected
   * @throws DataException if there is no such folder, no class or a class without files
   */
  static ClassFolders list(Path folder, String layout) {
    if (!Files.isDirectory(folder)) {
      throw new DataException(folder, "no such directory; " + layout);
    }
    List<Path> classFolders = sorted(folder, Files::isDirectory);
    if (classFolders.isEmpty()) {
      throw new DataException(folder, "holds no folder of a class; " + layout);
    }
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int c = 0; c < classFolders.size(); c++) {
      List<Path> images = sorted(classFolders.get(c), Files::isRegularFile);
      if (images.isEmpty()) {
        throw new DataException(
            classFolders.get(c), "every class must have at least 1 image, this folder has none");
      }
      files.addAll(images);
      for (int i = 0; i < images.size(); i++) {
        labels.add(c);
      }
    }
    return new ClassFolders(
        classFolders.stream().map(path -> String.valueOf(path.getFileName())).toList(),
        files,
        labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<Path> sorted(Path folder, Predicate<Path> kind) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(kind)
          .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DataException(folder, "cannot be listed: " + e.getMessage(), e);
    }
  }

  /** Returns the images, in memory where they take less than a quarter of the heap. */
  LabeledImages images(ImageShape shape) {
    ImagesInFiles images = new ImagesInFiles(shape, files, labels);
    long bytes = (long) images.size() * shape.size();
    return bytes < Runtime.getRuntime().maxMemory() / 4 && bytes < Integer.MAX_VALUE - 8
        ? images.inMemory()
        : images;
  }
}
