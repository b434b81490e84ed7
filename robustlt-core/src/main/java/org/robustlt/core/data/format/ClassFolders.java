package org.robustlt.core.data.format;

import java.util.ArrayList;
import java.util.List;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;

/**
 * A folder that has a folder of image files for each class.
 *
 * @param tree holds the files
 * @param classes the names of the folders, sorted
 * @param files the files of the first class, then those of the second, and so on; sorted by name
 * @param labels the class of each file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClassFolders(FileTree tree, List<String> classes, List<String> files, int[] labels) {
  /**
   * Lists a folder.
   *
   * @param layout what messages say is expected
   * @throws DataException if there is no class or a class without files
   */
  static ClassFolders list(FileTree tree, String folder, String layout) {
    List<String> classes = tree.folders(folder);
    if (classes.isEmpty()) {
      throw new DataException(tree.place(folder), "holds no folder of a class; " + layout);
    }
    List<String> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      String classFolder = folder + "/" + classes.get(c);
      for (String image : atLeastOne(tree, classFolder)) {
        files.add(classFolder + "/" + image);
        labels.add(c);
      }
    }
    return new ClassFolders(
        tree, classes, files, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Returns the files of a class.
   *
   * @throws DataException if there is none
   */
  static List<String> atLeastOne(FileTree tree, String folder) {
    List<String> images = tree.files(folder);
    if (images.isEmpty()) {
      throw new DataException(
          tree.place(folder), "every class must have at least 1 image, this folder has none");
    }
    return images;
  }

  /** Returns the shape of the first image, with the given number of channels. */
  ImageShape shape(int channels) {
    String first = files.get(0);
    return ImageDecoder.shape(tree.place(first), tree.read(first), channels);
  }

  /** Returns the images. */
  EncodedImages images(ImageShape shape) {
    return new EncodedImages(shape, tree, files, labels);
  }
}
