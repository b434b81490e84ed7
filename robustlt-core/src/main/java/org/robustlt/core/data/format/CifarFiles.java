package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.LabeledImages;

/**
 * The files of CIFAR-10 or CIFAR-100, in any of their versions.
 *
 * @param dataSet its name
 * @param versions tried in order
 */
record CifarFiles(String dataSet, List<CifarVersion> versions) {
  /**
   * Reads all images into memory.
   *
   * @param verify whether the files must be the official ones
   * @throws DataException if they are missing, damaged or others
   */
  ImageDataSet read(
      DataSetProvider.Location location,
      boolean verify,
      List<String> classes,
      ImageDataSet.Normalization normalization) {
    DataDirectory expected = expected();
    Path given = location.directory().orElseThrow(expected::notGiven);
    for (CifarVersion version : versions) {
      Optional<CifarVersion.Source> source = version.find(given, verify);
      if (source.isPresent()) {
        return read(version, source.get(), classes, normalization);
      }
    }
    throw expected.absent(given);
  }

  private ImageDataSet read(
      CifarVersion version,
      CifarVersion.Source source,
      List<String> classes,
      ImageDataSet.Normalization normalization) {
    return new ImageDataSet(
        dataSet,
        classes,
        images(source, version.training(), version.format(), classes.size()),
        images(source, List.of(version.test()), version.format(), classes.size()),
        normalization);
  }

  private static LabeledImages images(
      CifarVersion.Source source, List<ExpectedFile> files, CifarFormat format, int classes) {
    LabeledImages images =
        CifarFormat.Images.join(files.stream().map(file -> source.read(file, format)).toList());
    LabelCheck.everyClassPresent(source.tree().place(files.get(0).name()), images, classes);
    return images;
  }

  private DataDirectory expected() {
    CifarVersion first = versions.get(0);
    return new DataDirectory(
        dataSet + " (" + first.name() + ")",
        List.of(first.folder()),
        first.fileNames(),
        "They are in "
            + String.join(" or ", versions.stream().map(v -> v.archive().name()).toList())
            + " from www.cs.toronto.edu/~kriz/cifar.html, which need not be unpacked.");
  }
}
