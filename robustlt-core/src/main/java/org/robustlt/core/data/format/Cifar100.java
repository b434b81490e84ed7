package org.robustlt.core.data.format;

import java.net.URI;
import java.util.List;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.OfficialFile;

/**
 * CIFAR-100 (Krizhevsky, 2009) in its binary or its Python version, unpacked or not, with its 100
 * fine labels.
 *
 * @param files which files are read
 */
@Component("cifar-100")
@Description("CIFAR-100: 50,000 training and 10,000 test images of 32x32 pixels, 100 classes")
public record Cifar100(@Inline CifarOptions files) implements DataSetProvider, OfficialSizes {
  /** The defaults. */
  public Cifar100() {
    this(new CifarOptions(true));
  }

  private static final List<String> CLASSES = ClassNames.of("cifar-100");

  /** The constants in common use. */
  static final ImageDataSet.Normalization NORMALIZATION =
      new ImageDataSet.Normalization(
          List.of(0.5071, 0.4867, 0.4408), List.of(0.2675, 0.2565, 0.2761));

  private static final CifarBinary FORMAT = new CifarBinary(2, 100);

  private static final CifarVersion BINARY =
      new CifarVersion(
          "binary version",
          "cifar-100-binary",
          new OfficialFile(
              "cifar-100-binary.tar.gz",
              URI.create("https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz"),
              "03b5dce01913d631647c71ecec9e9cb8"),
          List.of(ExpectedFile.ofSize("train.bin", FORMAT.bytes(50_000))),
          ExpectedFile.ofSize("test.bin", FORMAT.bytes(10_000)),
          FORMAT);

  private static final CifarVersion PYTHON =
      new CifarVersion(
          "Python version",
          "cifar-100-python",
          new OfficialFile(
              "cifar-100-python.tar.gz",
              URI.create("https://www.cs.toronto.edu/~kriz/cifar-100-python.tar.gz"),
              "eb9058c3a382ffc7106e4002c42a8d85"),
          List.of(ExpectedFile.ofMd5("train", "16019d7e3df5f24257cddd939b257f8d")),
          ExpectedFile.ofMd5("test", "f0ef6b0ae62326f3e7ffdfab6717acfc"),
          new CifarPickle("fine_labels", 100));

  private static final CifarFiles FILES = new CifarFiles("CIFAR-100", List.of(BINARY, PYTHON));

  @Override
  public List<OfficialFile> officialFiles() {
    return List.of(BINARY.archive());
  }

  @Override
  public ImageDataSet create(Location location) {
    return FILES.read(location, files.verify(), CLASSES, NORMALIZATION);
  }

  @Override
  public ImageDataSet outline() {
    ImageShape shape = new ImageShape(3, 32, 32);
    return new ImageDataSet(
        "CIFAR-100",
        CLASSES,
        OutlinedImages.uniform(shape, 100, 500),
        OutlinedImages.uniform(shape, 100, 100),
        NORMALIZATION);
  }
}
