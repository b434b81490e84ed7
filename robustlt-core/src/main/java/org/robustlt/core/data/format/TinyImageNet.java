package org.robustlt.core.data.format;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.OfficialFile;

/**
 * Tiny-ImageNet-200 (Stanford CS231n, 2015): 64x64 images, 500 for training and 50 for test of each
 * class, from its folder or its archive. Its labelled validation images are the test images, as
 * everywhere in the literature. The classes are those of the lowest WordNet ids, in their order:
 * Tiny-ImageNet-LT has the first 20.
 *
 * @param classes how many classes, in the order of their WordNet ids
 * @param verify whether an archive must be the official one
 */
@Component("tiny-imagenet")
@Description("Tiny-ImageNet-200: 500 training and 50 test images of 64x64 pixels for each class")
public record TinyImageNet(
    @Description("how many classes, from the lowest WordNet id on; at most 200") int classes,
    @Description("whether an archive must be the official one, by checksum") boolean verify)
    implements DataSetProvider, OfficialSizes {
  /** The defaults. */
  public TinyImageNet() {
    this(20, true);
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is below 2 or above 200
   */
  public TinyImageNet {
    if (classes < 2 || classes > 200) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "classes must be 2..200, got %d", classes));
    }
  }

  private static final String FOLDER = "tiny-imagenet-200";
  private static final OfficialFile ARCHIVE =
      new OfficialFile(
          FOLDER + ".zip",
          URI.create("http://cs231n.stanford.edu/tiny-imagenet-200.zip"),
          "90528d7ca1a48142e341f4ef8d21d0de");
  private static final String EXPECTED =
      "Tiny-ImageNet needs a directory with the folder tiny-imagenet-200 or its archive"
          + " tiny-imagenet-200.zip, which is at cs231n.stanford.edu/tiny-imagenet-200.zip";

  /** The constants of the published code. */
  private static final ImageDataSet.Normalization NORMALIZATION =
      new ImageDataSet.Normalization(
          List.of(0.4802, 0.4481, 0.3975), List.of(0.2302, 0.2265, 0.2262));

  @Override
  public List<OfficialFile> officialFiles() {
    return List.of(ARCHIVE);
  }

  @Override
  public ImageDataSet create(Location location) {
    TinyImageNetFiles files = new TinyImageNetFiles(tree(this, location), classes);
    return new ImageDataSet(
        "Tiny-ImageNet" + (classes == 200 ? "" : " (" + classes + " classes)"),
        files.classNames(),
        files.training().heldWhereSmall(),
        files.test().heldWhereSmall(),
        NORMALIZATION);
  }

  private static FileTree tree(TinyImageNet options, Location location) {
    Path given =
        location
            .directory()
            .orElseThrow(() -> new DataException(EXPECTED + ": give it with --data DIR"));
    Optional<Path> folder =
        Stream.of(given, given.resolve(FOLDER))
            .filter(path -> Files.isDirectory(path.resolve("train")))
            .findFirst();
    if (folder.isPresent()) {
      return new DirectoryTree(folder.get());
    }
    Path archive =
        OfficialFiles.find(ARCHIVE, given)
            .orElseThrow(() -> new DataException(given, "no Tiny-ImageNet here; " + EXPECTED));
    if (options.verify()) {
      OfficialFiles.verify(ARCHIVE, archive);
    }
    FileTree zip = new ZipTree(archive);
    return zip.folders("").contains(FOLDER) ? new SubTree(zip, FOLDER) : zip;
  }

  @Override
  public ImageDataSet outline() {
    ImageShape shape = new ImageShape(3, 64, 64);
    return new ImageDataSet(
        "Tiny-ImageNet",
        IntStream.range(0, classes).mapToObj(c -> "class " + c).toList(),
        OutlinedImages.uniform(shape, classes, 500),
        OutlinedImages.uniform(shape, classes, 50),
        NORMALIZATION);
  }
}
