package org.robustlt.core.data.format;

import java.util.List;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.OfficialFile;

/** MNIST (LeCun, Cortes and Burges). */
@Component("mnist")
@Description(
    "MNIST: 60,000 training and 10,000 test images of 28x28 pixels, 10 classes (IDX files)")
public record Mnist() implements DataSetProvider, OfficialSizes {

  static final List<String> CLASSES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  static final ImageDataSet.Normalization NORMALIZATION =
      new ImageDataSet.Normalization(List.of(0.1307), List.of(0.3081));

  private static final IdxFiles FILES =
      new IdxFiles(
          "MNIST",
          "mnist",
          "MNIST/raw",
          "yann.lecun.com/exdb/mnist",
          "https://ossci-datasets.s3.amazonaws.com/mnist/",
          List.of(
              "f68b3c2dcbeaaa9fbdd348bbdeb94873",
              "d53e105ee54ea40749a09fcbcd1e9432",
              "9fb629c4189551a2d022fa330f9573f3",
              "ec29112dd5afa0611ce80d1b7f02629c"));

  @Override
  public List<OfficialFile> officialFiles() {
    return FILES.official();
  }

  @Override
  public ImageDataSet create(Location location) {
    return FILES.read(location, CLASSES, NORMALIZATION);
  }

  @Override
  public ImageDataSet outline() {
    ImageShape shape = new ImageShape(1, 28, 28);
    return new ImageDataSet(
        "MNIST",
        CLASSES,
        OutlinedImages.of(shape, 5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949),
        OutlinedImages.of(shape, 980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009),
        NORMALIZATION);
  }
}
