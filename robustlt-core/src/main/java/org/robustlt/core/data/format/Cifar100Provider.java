package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;

/** CIFAR-100 (Krizhevsky, 2009) in its binary version, with its 100 fine labels. */
@Description("CIFAR-100: 50,000 training and 10,000 test images of 32x32 pixels, 100 classes")
public final class Cifar100Provider implements DataSetProvider<CifarOptions> {
  /** The constants in common use. */
  static final ImageDataSet.Normalization NORMALIZATION =
      new ImageDataSet.Normalization(
          List.of(0.5071, 0.4867, 0.4408), List.of(0.2675, 0.2565, 0.2761));

  private static final CifarBinary FORMAT = new CifarBinary(2, 100);

  private static final ExpectedFile TRAIN =
      new ExpectedFile("train.bin", FORMAT.bytes(50_000), Optional.empty());
  private static final ExpectedFile TEST =
      new ExpectedFile("test.bin", FORMAT.bytes(10_000), Optional.empty());

  private static final DataDirectory FILES =
      new DataDirectory(
          "CIFAR-100 (binary version)",
          List.of("cifar-100-binary"),
          List.of(TRAIN.name(), TEST.name()),
          "They are in cifar-100-binary.tar.gz from www.cs.toronto.edu/~kriz/cifar.html.");

  @Override
  public ComponentName name() {
    return ComponentName.of("cifar-100");
  }

  @Override
  public CifarOptions defaults() {
    return new CifarOptions(true);
  }

  @Override
  public ImageDataSet create(CifarOptions options, Location location) {
    List<Path> files = FILES.locate(location);
    return new ImageDataSet(
        "CIFAR-100",
        ClassNames.of("cifar-100"),
        FORMAT.read(List.of(new CifarBinary.Part(files.get(0), TRAIN)), options.verify()),
        FORMAT.read(List.of(new CifarBinary.Part(files.get(1), TEST)), options.verify()),
        NORMALIZATION);
  }
}
