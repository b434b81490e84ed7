package org.robustlt.core.data.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.LabeledImages;

/**
 * Arrays of NumPy, from an NPZ file or from NPY files in a directory: images of type uint8, {@code
 * [N, height, width]} or with channels as first or last side of an image, and labels {@code [N]} or
 * {@code [N, 1]} of any type of integers. The names preset are those of Keras's data sets; MedMNIST
 * has {@code train_images} and so on. Images are held in memory.
 */
@Description("NumPy arrays of images and labels, in an .npz file or in .npy files of a directory")
public final class ArraysProvider implements DataSetProvider<ArraysProvider.Options> {
  /**
   * Which arrays to read.
   *
   * @param trainingImages name of the array
   * @param trainingLabels name of the array
   * @param testImages name of the array
   * @param testLabels name of the array
   * @param channels where the channels of an image are
   */
  public record Options(
      @Description("array of the training images, uint8") String trainingImages,
      @Description("array of their labels, integers from 0 on") String trainingLabels,
      @Description("array of the test images, uint8") String testImages,
      @Description("array of their labels") String testLabels,
      @Description(
              "where the channels of an image are: first (planes), last (pixels), or automatic where"
                  + " a side of 1 or 3 tells")
          ChannelOrder channels) {}

  private static final String EXPECTED =
      "arrays needs an .npz file, or a directory with an .npy file for each array";
  private static final double NEUTRAL = 0.5;

  @Override
  public ComponentName name() {
    return ComponentName.of("arrays");
  }

  @Override
  public Options defaults() {
    return new Options("x_train", "y_train", "x_test", "y_test", ChannelOrder.AUTOMATIC);
  }

  @Override
  public ImageDataSet create(Options options, Location location) {
    Path given =
        location
            .directory()
            .orElseThrow(() -> new DataException(EXPECTED + ": give it with --data"));
    try (NamedArrays arrays = NamedArrays.in(given)) {
      LabeledImages training =
          images(arrays, options.trainingImages(), options.trainingLabels(), options.channels());
      LabeledImages test =
          images(arrays, options.testImages(), options.testLabels(), options.channels());
      return dataSet(given, options, arrays, training, test);
    } catch (IOException e) {
      throw new DataException(given, "cannot be closed: " + e.getMessage(), e);
    }
  }

  private static LabeledImages images(
      NamedArrays arrays, String images, String labels, ChannelOrder channels) {
    int[] classes = arrays.use(labels, ArrayLabels::read);
    return arrays.use(
        images,
        array -> ArrayImages.read(array, PixelLayout.of(array.header(), channels), classes));
  }

  private static ImageDataSet dataSet(
      Path given, Options options, NamedArrays arrays, LabeledImages training, LabeledImages test) {
    if (!training.shape().equals(test.shape())) {
      throw new DataException(
          arrays.place(options.testImages()),
          "test images must be "
              + training.shape()
              + " as the training images are, got "
              + test.shape());
    }
    int classes = Math.max(largestLabel(training), largestLabel(test)) + 1;
    LabelCheck.everyClassPresent(arrays.place(options.trainingLabels()), training, classes);
    LabelCheck.everyClassPresent(arrays.place(options.testLabels()), test, classes);
    List<Double> neutral = Collections.nCopies(training.shape().channels(), NEUTRAL);
    return new ImageDataSet(
        String.valueOf(given.getFileName()),
        IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
        training,
        test,
        new ImageDataSet.Normalization(neutral, neutral));
  }

  private static int largestLabel(LabeledImages images) {
    return IntStream.range(0, images.size()).map(images::label).max().orElse(-1);
  }
}
