package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;

/** Fashion-MNIST (Xiao, Rasul and Vollgraf, arXiv 1708.07747). */
@Description(
    "Fashion-MNIST: 60,000 training and 10,000 test images of 28x28 pixels, 10 classes (IDX files)")
public final class FashionMnistProvider implements DataSetProvider<FashionMnistProvider.Options> {
  static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  static final ImageDataSet.Normalization NORMALIZATION =
      new ImageDataSet.Normalization(List.of(0.286), List.of(0.353));

  private static final DataDirectory FILES =
      new DataDirectory(
          "Fashion-MNIST",
          List.of("fashion-mnist", "FashionMNIST/raw"),
          List.of(
              "train-images-idx3-ubyte",
              "train-labels-idx1-ubyte",
              "t10k-images-idx3-ubyte",
              "t10k-labels-idx1-ubyte"),
          "Each may be packed with gzip (.gz); they come from github.com/zalandoresearch/fashion-mnist and in Debian's package dataset-fashion-mnist (/usr/share/datasets/fashion-mnist).");

  /** There is nothing to choose. */
  public record Options() {}

  @Override
  public ComponentName name() {
    return ComponentName.of("fashion-mnist");
  }

  @Override
  public Options defaults() {
    return new Options();
  }

  @Override
  public ImageDataSet create(Options options, Location location) {
    List<Path> files = FILES.locate(location);
    return new ImageDataSet(
        "Fashion-MNIST",
        CLASSES,
        IdxImages.read(files.get(0), files.get(1), CLASSES.size()),
        IdxImages.read(files.get(2), files.get(3), CLASSES.size()),
        NORMALIZATION);
  }
}
