package org.robustlt.core.data.format;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.OfficialFile;

/**
 * The four files of MNIST and of the data sets that took its form.
 *
 * @param dataSet its name
 * @param folder where the files may lie, below the directory that the user names
 * @param torchFolder where torchvision puts them
 * @param origin where to get the files, in words
 * @param address the folder of the official files, ending in a slash
 * @param md5 the checksums of the packed files
 */
record IdxFiles(
    String dataSet,
    String folder,
    String torchFolder,
    String origin,
    String address,
    List<String> md5) {
  private static final List<String> NAMES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  /** Returns the official files, packed, in the folder of this data set. */
  List<OfficialFile> official() {
    return IntStream.range(0, NAMES.size())
        .mapToObj(
            i -> {
              String name = NAMES.get(i) + ".gz";
              return new OfficialFile(folder + "/" + name, URI.create(address + name), md5.get(i));
            })
        .toList();
  }

  /**
   * Reads all images into memory.
   *
   * @throws org.robustlt.api.data.DataException if the files are missing or damaged
   */
  ImageDataSet read(
      DataSetProvider.Location location,
      List<String> classes,
      ImageDataSet.Normalization normalization) {
    List<Path> files =
        new DataDirectory(
                dataSet,
                List.of(folder, torchFolder),
                NAMES,
                "Each may be packed with gzip (.gz); they come from " + origin + ".")
            .locate(location);
    return new ImageDataSet(
        dataSet,
        classes,
        IdxImages.read(files.get(0), files.get(1), classes.size()),
        IdxImages.read(files.get(2), files.get(3), classes.size()),
        normalization);
  }
}
