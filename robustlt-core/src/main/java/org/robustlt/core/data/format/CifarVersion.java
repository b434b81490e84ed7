package org.robustlt.core.data.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.robustlt.api.data.OfficialFile;

/**
 * A version of CIFAR: where its files lie and how they are read.
 *
 * @param name what messages call it
 * @param folder the folder that its archive unpacks to
 * @param archive the archive
 * @param training the files with training images, in order
 * @param test the file with test images
 * @param format of every file
 */
record CifarVersion(
    String name,
    String folder,
    OfficialFile archive,
    List<ExpectedFile> training,
    ExpectedFile test,
    CifarFormat format) {
  List<String> fileNames() {
    return Stream.concat(training.stream(), Stream.of(test)).map(ExpectedFile::name).toList();
  }

  /** The files of this version, whose checksums may still have to be compared. */
  record Source(FileTree tree, boolean verify) {
    CifarFormat.Images read(ExpectedFile file, CifarFormat format) {
      byte[] content = tree.read(file.name());
      Path place = tree.place(file.name());
      if (verify) {
        file.check(place, content);
      }
      return format.parse(place, content);
    }
  }

  /**
   * Returns the files, unpacked or in their archive, if they are there.
   *
   * @param verify whether they must be the official ones
   * @throws org.robustlt.api.data.DataException if the archive is another or damaged
   */
  Optional<Source> find(Path given, boolean verify) {
    for (Path directory : List.of(given, given.resolve(folder))) {
      if (fileNames().stream().map(directory::resolve).allMatch(Files::isRegularFile)) {
        return Optional.of(new Source(new DirectoryTree(directory), verify));
      }
    }
    return OfficialFiles.find(archive, given)
        .filter(file -> file.endsWith(archive.name()))
        .map(file -> unpack(file, verify));
  }

  private Source unpack(Path file, boolean verify) {
    if (verify) {
      OfficialFiles.verify(archive, file);
    }
    List<String> wanted = fileNames().stream().map(path -> folder + "/" + path).toList();
    return new Source(new SubTree(TarTree.ofGzip(file, wanted::contains), folder), false);
  }
}
