package org.robustlt.core.data.format;

import java.util.List;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.OfficialFile;

/** Fashion-MNIST (Xiao, Rasul and Vollgraf, arXiv 1708.07747). */
@Component("fashion-mnist")
@Description(
    "Fashion-MNIST: 60,000 training and 10,000 test images of 28x28 pixels, 10 classes (IDX files)")
public record FashionMnist() implements DataSetProvider, OfficialSizes {

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

  private static final IdxFiles FILES =
      new IdxFiles(
          "Fashion-MNIST",
          "fashion-mnist",
          "FashionMNIST/raw",
          "github.com/zalandoresearch/fashion-mnist and in Debian's package dataset-fashion-mnist"
              + " (/usr/share/datasets/fashion-mnist)",
          "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
          List.of(
              "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
              "25c81989df183df01b3e8a0aad5dffbe",
              "bef4ecab320f06d8554ea6380940ec79",
              "bb300cfdad3c16e7a12a480ee83cd310"));

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
        "Fashion-MNIST",
        CLASSES,
        OutlinedImages.uniform(shape, 10, 6000),
        OutlinedImages.uniform(shape, 10, 1000),
        NORMALIZATION);
  }
}
