package org.robustlt.core.data.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataRemark;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.core.data.folder.TestDraw;

/**
 * Arrays of NumPy, from an NPZ file or from NPY files in a directory: images {@code [N, height,
 * width]} or with channels as first or last side of an image, of bytes or of any numbers that are
 * 0..1 or 0..255, and labels as whole numbers from 0 or 1 on, as one-hot rows, or as names. The
 * names preset are those of Keras's data sets; MedMNIST has {@code train_images} and so on. Bytes
 * that are not packed are read where they lie, other images are held in memory.
 *
 * @param trainingImages name of the array
 * @param trainingLabels name of the array
 * @param testImages name of the array
 * @param testLabels name of the array
 * @param channels where the channels of an image are
 * @param test how a test set is drawn where there is no array of one
 */
@Component("arrays")
@Description("NumPy arrays of images and labels, in an .npz file or in .npy files of a directory")
public record NumpyArrays(
    @Description("array of the training images: bytes, or numbers 0..1 or 0..255")
        String trainingImages,
    @Description("array of their labels: whole numbers, one-hot rows or names")
        String trainingLabels,
    @Description("array of the test images, of the same kind") String testImages,
    @Description("array of their labels") String testLabels,
    @Description(
            "where the channels of an image are: first (planes), last (pixels), or automatic where"
                + " a side of 1 or 3 tells")
        ChannelOrder channels,
    @Description("how a test set is drawn where there is no array of one") TestDraw test)
    implements DataSetProvider {
  /** The defaults. */
  public NumpyArrays() {
    this("x_train", "y_train", "x_test", "y_test", ChannelOrder.AUTOMATIC, TestDraw.NONE);
  }

  private static final String EXPECTED =
      "arrays needs an .npz file, or a directory with an .npy file for each array";
  private static final double NEUTRAL = 0.5;

  @Override
  public ImageDataSet create(Location location) {
    Path given =
        location
            .directory()
            .orElseThrow(() -> new DataException(EXPECTED + ": give it with --data"));
    try (NamedArrays arrays = NamedArrays.in(given)) {
      return read(given, this, arrays);
    } catch (IOException e) {
      throw new DataException(given, "cannot be closed: " + e.getMessage(), e);
    }
  }

  private static ImageDataSet read(Path given, NumpyArrays options, NamedArrays arrays) {
    boolean drawn = !options.test().isNone();
    LabelArray trained = arrays.use(options.trainingLabels(), LabelArray::read);
    if (!drawn && !arrays.has(options.testLabels())) {
      throw new DataException(
          arrays.place(options.testLabels()),
          "there is no such array to test on; data.testLabels and data.testImages name others,"
              + " data.test.fraction=0.2 draws a fifth of each class");
    }
    LabelArray tested =
        drawn
            ? new LabelArray(new int[0], List.of(), false)
            : arrays.use(options.testLabels(), LabelArray::read);
    ClassLabels labels;
    try {
      labels = ClassLabels.of(trained, tested);
    } catch (DataException e) {
      throw new DataException(
          arrays.place(options.trainingLabels()), String.valueOf(e.getMessage()), e);
    }
    List<DataRemark> remarks = new ArrayList<>(labels.remarks());
    PixelScale scale = arrays.use(options.trainingImages(), PixelScale::of);
    LabeledImages training =
        images(arrays, options.trainingImages(), labels.training(), scale, options.channels());
    if (!scale.bytes()) {
      remarks.add(DataRemark.of(scale.describe()));
    }
    LabeledImages test;
    if (drawn) {
      Set<Integer> places = options.test().draw(labels.training(), labels.names());
      LabeledImages all = training;
      test = selected(all, places, true);
      training = selected(all, places, false);
      remarks.add(
          DataRemark.of(
              String.format(
                  Locale.ROOT,
                  "test set drawn: %,d images of %s, seed %d",
                  test.size(),
                  options.trainingImages(),
                  options.test().seed())));
    } else {
      PixelScale other = arrays.use(options.testImages(), PixelScale::of);
      if (other.factor() != scale.factor()) {
        throw new DataException(
            arrays.place(options.testImages()),
            "test images must be of the kind of the training images, but "
                + (other.bytes() ? "they are bytes" : other.describe())
                + ", and training "
                + (scale.bytes() ? "images are bytes" : scale.describe()));
      }
      test = images(arrays, options.testImages(), labels.test(), other, options.channels());
    }
    if (!training.shape().equals(test.shape())) {
      throw new DataException(
          arrays.place(options.testImages()),
          "test images must be "
              + training.shape()
              + " as the training images are, got "
              + test.shape());
    }
    if (!drawn) {
      LabelCheck.everyClassPresent(arrays.place(options.testLabels()), test, labels.names());
    }
    List<Double> neutral = Collections.nCopies(training.shape().channels(), NEUTRAL);
    return new ImageDataSet(
        String.valueOf(given.getFileName()),
        labels.names(),
        training,
        test,
        new ImageDataSet.Normalization(neutral, neutral),
        remarks);
  }

  private static LabeledImages selected(LabeledImages all, Set<Integer> places, boolean inside) {
    return new SelectedImages(
        all,
        IntStream.range(0, all.size()).filter(place -> places.contains(place) == inside).toArray());
  }

  static LabeledImages images(
      NamedArrays arrays, String name, int[] labels, PixelScale scale, ChannelOrder channels) {
    return arrays.use(
        name,
        array -> {
          PixelLayout layout = PixelLayout.of(array.header(), channels);
          if (!scale.bytes() || array.header().fortranOrder()) {
            ArrayImages.checkCount(array, layout, labels);
            return new ImagesInMemory(
                layout.shape(), ArrayPixels.read(array, layout, scale), labels);
          }
          ArrayImages.checkCount(array, layout, labels);
          Optional<MappedArrayImages.Extent> extent = arrays.extent(name);
          Optional<LabeledImages> mapped =
              extent.isPresent()
                  ? MappedArrayImages.of(extent.get(), layout, labels)
                  : Optional.empty();
          return mapped.isPresent() ? mapped.get() : ArrayImages.read(array, layout, labels);
        });
  }
}
