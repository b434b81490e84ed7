package org.robustlt.core.data.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;

/**
 * Any folder of images by class: {@code train/CLASS/*.png} and {@code test/CLASS/*.png}. Classes
 * and images are in the order of their names. Images are kept in memory where they take less than a
 * quarter of the heap, and decoded each time they are read otherwise.
 */
@Description("a folder with train/CLASS/IMAGE and test/CLASS/IMAGE (PNG, JPEG, BMP or GIF)")
public final class ImageFolderProvider implements DataSetProvider<ImageFolderProvider.Options> {
  /**
   * How to read the images.
   *
   * @param grayscale whether images have one channel instead of three
   */
  public record Options(
      @Description("whether to read images with one channel instead of three") boolean grayscale) {}

  private static final String LAYOUT =
      "image-folder needs a directory with the images at train/CLASS/IMAGE and test/CLASS/IMAGE";
  private static final double NEUTRAL = 0.5;

  @Override
  public ComponentName name() {
    return ComponentName.of("image-folder");
  }

  @Override
  public Options defaults() {
    return new Options(false);
  }

  @Override
  public ImageDataSet create(Options options, Location location) {
    Path root =
        location
            .directory()
            .orElseThrow(() -> new DataException(LAYOUT + ": give it with --data DIR"));
    ClassFolders training = list(root, "train");
    ClassFolders test = list(root, "test");
    if (!training.classes().equals(test.classes())) {
      throw new DataException(
          root.resolve("test"),
          String.format(
              Locale.ROOT,
              "must have the classes of train, %s, got %s",
              training.classes(),
              test.classes()));
    }
    int channels = options.grayscale() ? 1 : 3;
    ImageShape shape = training.shape(channels);
    List<Double> neutral = Collections.nCopies(channels, NEUTRAL);
    return new ImageDataSet(
        String.valueOf(root.getFileName()),
        training.classes(),
        training.images(shape).heldWhereSmall(),
        test.images(shape).heldWhereSmall(),
        new ImageDataSet.Normalization(neutral, neutral));
  }

  private static ClassFolders list(Path root, String part) {
    if (!Files.isDirectory(root.resolve(part))) {
      throw new DataException(root.resolve(part), "no such directory; " + LAYOUT);
    }
    return ClassFolders.list(new DirectoryTree(root), part, LAYOUT);
  }
}
