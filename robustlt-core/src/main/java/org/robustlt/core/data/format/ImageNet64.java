package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;

/**
 * Downsampled ImageNet of 64x64 pixels (Chrabaszcz, Loshchilov and Hutter, arXiv 1707.08819): about
 * 1,300 images for training and 50 for test of each class, from its NPZ batches. Its validation
 * images are the test images. The classes are those of the lowest labels: ImageNet-64-LT has the
 * first 20. Images are held in memory, 12 KiB each.
 *
 * @param classes how many classes, in the order of the labels
 */
@Component("imagenet-64")
@Description(
    "downsampled ImageNet: about 1,300 training and 50 test images of 64x64 for each class")
public record ImageNet64(
    @Description("how many classes, from label 1 on; at most 1000") int classes)
    implements DataSetProvider {
  /** The defaults. */
  public ImageNet64() {
    this(20);
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is below 2 or above 1000
   */
  public ImageNet64 {
    if (classes < 2 || classes > 1000) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "classes must be 2..1000, got %d", classes));
    }
  }

  private static final String EXPECTED =
      "ImageNet-64 needs a directory with train_data_batch_1.npz to train_data_batch_10.npz and"
          + " val_data.npz, in it or in folders of it. They are in"
          + " Imagenet64_train_part1_npz.zip, Imagenet64_train_part2_npz.zip and"
          + " Imagenet64_val_npz.zip, which image-net.org/download-images gives to those who"
          + " registered; unpack those";

  /** ImageNet's constants in common use. */
  private static final ImageDataSet.Normalization NORMALIZATION =
      new ImageDataSet.Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

  @Override
  public ImageDataSet create(Location location) {
    Path given =
        location
            .directory()
            .orElseThrow(() -> new DataException(EXPECTED + ": give it with --data DIR"));
    ImageNet64Files files = new ImageNet64Files(given, EXPECTED, classes);
    return new ImageDataSet(
        "ImageNet-64" + (classes == 1000 ? "" : " (" + classes + " classes)"),
        IntStream.rangeClosed(1, classes).mapToObj(Integer::toString).toList(),
        files.read(
            IntStream.rangeClosed(1, 10).mapToObj(i -> "train_data_batch_" + i + ".npz").toList()),
        files.read(List.of("val_data.npz")),
        NORMALIZATION);
  }
}
