package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;

/** MNIST (LeCun, Cortes and Burges). */
@Description(
    "MNIST: 60,000 training and 10,000 test images of 28x28 pixels, 10 classes (IDX files)")
public final class MnistProvider implements DataSetProvider<MnistProvider.Options> {
  static final List<String> CLASSES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  static final ImageDataSet.Normalization NORMALIZATION =
      new ImageDataSet.Normalization(List.of(0.1307), List.of(0.3081));

  private static final DataDirectory FILES =
      new DataDirectory(
          "MNIST",
          List.of("mnist", "MNIST/raw"),
          List.of(
              "train-images-idx3-ubyte",
              "train-labels-idx1-ubyte",
              "t10k-images-idx3-ubyte",
              "t10k-labels-idx1-ubyte"),
          "Each may be packed with gzip (.gz); they come from yann.lecun.com/exdb/mnist.");

  /** There is nothing to choose. */
  public record Options() {}

  @Override
  public ComponentName name() {
    return ComponentName.of("mnist");
  }

  @Override
  public Options defaults() {
    return new Options();
  }

  @Override
  public ImageDataSet create(Options options, Location location) {
    List<Path> files = FILES.locate(location);
    return new ImageDataSet(
        "MNIST",
        CLASSES,
        IdxImages.read(files.get(0), files.get(1), CLASSES.size()),
        IdxImages.read(files.get(2), files.get(3), CLASSES.size()),
        NORMALIZATION);
  }
}
