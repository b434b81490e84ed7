package org.robustlt.core.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.LabeledImages;
import org.tukaani.xz.XZInputStream;

/**
 * A subset of Fashion-MNIST that comes with the program, so that it runs without any download. The
 * training images are long-tailed themselves, from 2,000 of class 0 down to 100 of class 9; the
 * test images are 150 of each class. {@code tools/FashionMnistMini.java} made it.
 */
@Component("fashion-mnist-mini")
@Description(
    "embedded subset of Fashion-MNIST: 2,000 to 100 training and 150 test images per class")
public record FashionMnistMini() implements DataSetProvider, OfficialSizes {

  private static final String FOLDER = "fashion-mnist-mini/";

  @Override
  public ImageDataSet create(Location location) {
    return new ImageDataSet(
        "Fashion-MNIST (embedded subset)",
        FashionMnist.CLASSES,
        part("train"),
        part("t10k"),
        FashionMnist.NORMALIZATION);
  }

  private static LabeledImages part(String name) {
    String images = FOLDER + name + "-images-idx3-ubyte.xz";
    String labels = FOLDER + name + "-labels-idx1-ubyte.xz";
    return IdxImages.of(
        Path.of(images),
        read(images, 3),
        Path.of(labels),
        read(labels, 1),
        FashionMnist.CLASSES.size());
  }

  private static IdxFile read(String resource, int rank) {
    try (@Nullable InputStream packed = FashionMnistMini.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new DataException("robustlt-core lacks its resource " + resource);
      }
      return IdxFile.read(Path.of(resource), new XZInputStream(packed), rank);
    } catch (IOException e) {
      throw new DataException(Path.of(resource), "cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public ImageDataSet outline() {
    return create(Location.of(Optional.empty()));
  }
}
