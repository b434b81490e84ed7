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
 * CIFAR-10 (Krizhevsky, 2009) in its binary or its Python version, unpacked or not.
 *
 * @param files which files are read
 */
@Component("cifar-10")
@Description("CIFAR-10: 50,000 training and 10,000 test images of 32x32 pixels, 10 classes")
public record Cifar10(@Inline CifarOptions files) implements DataSetProvider, OfficialSizes {
  /** The defaults. */
  public Cifar10() {
    this(new CifarOptions(true));
  }

  static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /** The constants of the published code. */
  static final ImageDataSet.Normalization NORMALIZATION =
      new ImageDataSet.Normalization(
          List.of(0.4914, 0.4822, 0.4465), List.of(0.2023, 0.1994, 0.201));

  private static final CifarVersion BINARY =
      new CifarVersion(
          "binary version",
          "cifar-10-batches-bin",
          new OfficialFile(
              "cifar-10-binary.tar.gz",
              URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
              "c32a1d4ab5d03f1284b67883e8d87530"),
          List.of(
              binary(
                  "data_batch_1.bin",
                  "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
              binary(
                  "data_batch_2.bin",
                  "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
              binary(
                  "data_batch_3.bin",
                  "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
              binary(
                  "data_batch_4.bin",
                  "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
              binary(
                  "data_batch_5.bin",
                  "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add")),
          binary(
              "test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
          new CifarBinary(1, 10));

  private static final CifarVersion PYTHON =
      new CifarVersion(
          "Python version",
          "cifar-10-batches-py",
          new OfficialFile(
              "cifar-10-python.tar.gz",
              URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz"),
              "c58f30108f718f92721af3b95e74349a"),
          List.of(
              ExpectedFile.ofMd5("data_batch_1", "c99cafc152244af753f735de768cd75f"),
              ExpectedFile.ofMd5("data_batch_2", "d4bba439e000b95fd0a9bffe97cbabec"),
              ExpectedFile.ofMd5("data_batch_3", "54ebc095f3ab1f0389bbae665268c751"),
              ExpectedFile.ofMd5("data_batch_4", "634d18415352ddfa80567beed471001a"),
              ExpectedFile.ofMd5("data_batch_5", "482c414d41f54cd18b22e5b47cb7c3cb")),
          ExpectedFile.ofMd5("test_batch", "40351d587109b95175f43aff81a1287e"),
          new CifarPickle("labels", 10));

  private static final CifarFiles FILES = new CifarFiles("CIFAR-10", List.of(BINARY, PYTHON));

  private static ExpectedFile binary(String name, String sha256) {
    return ExpectedFile.ofSha256(name, new CifarBinary(1, 10).bytes(10_000), sha256);
  }

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
        "CIFAR-10",
        CLASSES,
        OutlinedImages.uniform(shape, 10, 5000),
        OutlinedImages.uniform(shape, 10, 1000),
        NORMALIZATION);
  }
}
