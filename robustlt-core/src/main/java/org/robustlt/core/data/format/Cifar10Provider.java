package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.LabeledImages;

/** CIFAR-10 (Krizhevsky, 2009) in its binary version. */
@Description("CIFAR-10: 50,000 training and 10,000 test images of 32x32 pixels, 10 classes")
public final class Cifar10Provider implements DataSetProvider<CifarOptions> {
  static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /** The constants of the published code. */
  static final ImageDataSet.Normalization NORMALIZATION =
      new ImageDataSet.Normalization(
          List.of(0.4914, 0.4822, 0.4465), List.of(0.2023, 0.1994, 0.201));

  private static final CifarBinary FORMAT = new CifarBinary(1, 10);
  private static final int IMAGES_PER_FILE = 10_000;

  private static final List<ExpectedFile> EXPECTED =
      List.of(
          expected(
              "data_batch_1.bin",
              "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
          expected(
              "data_batch_2.bin",
              "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
          expected(
              "data_batch_3.bin",
              "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
          expected(
              "data_batch_4.bin",
              "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
          expected(
              "data_batch_5.bin",
              "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
          expected(
              "test_batch.bin",
              "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"));

  private static final DataDirectory FILES =
      new DataDirectory(
          "CIFAR-10 (binary version)",
          List.of("cifar-10-batches-bin"),
          EXPECTED.stream().map(ExpectedFile::name).toList(),
          "They are in cifar-10-binary.tar.gz from www.cs.toronto.edu/~kriz/cifar.html.");

  private static ExpectedFile expected(String name, String sha256) {
    return new ExpectedFile(name, FORMAT.bytes(IMAGES_PER_FILE), Optional.of(sha256));
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("cifar-10");
  }

  @Override
  public CifarOptions defaults() {
    return new CifarOptions(true);
  }

  @Override
  public ImageDataSet create(CifarOptions options, Location location) {
    List<Path> files = FILES.locate(location);
    int last = files.size() - 1;
    return new ImageDataSet(
        "CIFAR-10",
        CLASSES,
        read(files, 0, last, options),
        read(files, last, files.size(), options),
        NORMALIZATION);
  }

  private static LabeledImages read(List<Path> files, int from, int to, CifarOptions options) {
    return FORMAT.read(
        IntStream.range(from, to)
            .mapToObj(i -> new CifarBinary.Part(files.get(i), EXPECTED.get(i)))
            .toList(),
        options.verify());
  }
}
