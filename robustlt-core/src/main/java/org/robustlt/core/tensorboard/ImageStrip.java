package org.robustlt.core.tensorboard;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.protobuf.ByteString;
import org.robustlt.api.data.Images;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.core.data.picture.PixelPicture;
import org.tensorflow.framework.Summary;

/**
 * The first image of some classes that an epoch has learnt: as it is, what the attack added (grey
 * for nothing, the largest change filling the range), and both together, below each other.
 */
final class ImageStrip {
  private static final String TAG = "images/natural, perturbation, adversarial";
  private static final int ROWS = 3;
  private static final int GAP = 2;

  private final Set<Integer> missing;
  private final Map<Integer, Column> columns = new TreeMap<>();

  /** The values of an image, {@code [channels * height * width]}, before and after. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Column(float[] natural, float[] adversarial, long[] shape) {}

  ImageStrip(Set<Integer> classes) {
    missing = new TreeSet<>(classes);
  }

  /** Takes the images of a batch that are the first of their class. */
  void take(BatchFinished batch) {
    Optional<Images> natural = batch.naturalImages();
    Optional<Images> adversarial = batch.adversarialImages();
    int[] labels = batch.labels();
    for (int i = 0; i < labels.length && natural.isPresent() && adversarial.isPresent(); i++) {
      if (missing.remove(labels[i])) {
        INDArray before = natural.get().array();
        columns.put(
            labels[i],
            new Column(
                values(before, i), values(adversarial.get().array(), i), before.shape().clone()));
      }
    }
  }

  private static float[] values(INDArray images, int i) {
    return images.slice(i).castTo(DataType.FLOAT).dup('c').data().asFloat();
  }

  /** Returns the picture; nothing if no image was taken. */
  Optional<Summary> summary() throws IOException {
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    BufferedImage picture = draw(scale());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", png);
    Summary.Value.Builder value = Summary.Value.newBuilder().setTag(TAG);
    value
        .getImageBuilder()
        .setHeight(picture.getHeight())
        .setWidth(picture.getWidth())
        .setColorspace(ROWS)
        .setEncodedImageString(ByteString.copyFrom(png.toByteArray()));
    return Optional.of(Summary.newBuilder().addValue(value).build());
  }

  /** Returns by how much the largest perturbation fills the range of pixels. */
  private double scale() {
    double most =
        columns.values().stream()
            .mapToDouble(c -> PixelPicture.largestChange(c.natural(), c.adversarial()))
            .max()
            .orElse(0);
    return most == 0 ? 1 : 0.5 / most;
  }

  private BufferedImage draw(double scale) {
    long[] shape = columns.values().iterator().next().shape();
    int height = (int) shape[2];
    int width = (int) shape[3];
    BufferedImage picture =
        new BufferedImage(
            columns.size() * (width + GAP) - GAP,
            ROWS * (height + GAP) - GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    int left = 0;
    for (Column column : columns.values()) {
      float[] change = PixelPicture.change(column.natural(), column.adversarial(), scale);
      List<float[]> rows = List.of(column.natural(), change, column.adversarial());
      for (int row = 0; row < ROWS; row++) {
        BufferedImage image = PixelPicture.of(rows.get(row), height, width);
        graphics.drawImage(image, left, row * (height + GAP), null);
      }
      left += width + GAP;
    }
    graphics.dispose();
    return picture;
  }
}
