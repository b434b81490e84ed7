package org.robustlt.core.data.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.core.file.npy.NpyException;
import org.robustlt.core.file.npy.NpyReader;

/**
 * Images beside those of a data set, such as generated ones (Gowal et al., NeurIPS 2021, arXiv
 * 2110.09468; Wang et al., ICML 2023, arXiv 2302.04638): NumPy arrays as they publish them, images
 * {@code [N, height, width, channels]} and the number of the class of each. Not every class needs
 * some.
 *
 * @param file an NPZ file, or a directory with NPY files
 * @param images name of the array
 * @param labels name of the array
 */
public record ExtraImages(Path file, String images, String labels) {
  /**
   * Reads them.
   *
   * @param dataSet whose classes and shape they have
   * @throws DataException if they cannot be read or are of other classes or another shape
   */
  public LabeledImages of(ImageDataSet dataSet) {
    try (NamedArrays arrays = NamedArrays.in(file)) {
      LabelArray numbers = arrays.use(labels, LabelArray::read);
      if (numbers.isNamed() || numbers.size() == 0) {
        throw new DataException(
            arrays.place(labels), "must hold a number of a class for each image, and at least one");
      }
      for (int i = 0; i < numbers.size(); i++) {
        LabelCheck.inRange(arrays.place(labels), i, numbers.numbers()[i], dataSet.classes());
      }
      return NumpyArrays.images(
          arrays,
          images,
          numbers.numbers(),
          arrays.use(images, PixelScale::of),
          arrays.use(images, array -> order(array, dataSet.shape())));
    } catch (IOException e) {
      throw new DataException(file, "cannot be closed: " + e.getMessage(), e);
    }
  }

  private static ChannelOrder order(NpyReader array, ImageShape shape) throws NpyException {
    List<Long> sides = array.header().shape();
    List<Long> image = sides.subList(Math.min(1, sides.size()), sides.size());
    long channels = shape.channels();
    long height = shape.height();
    long width = shape.width();
    if (image.equals(List.of(height, width, channels))) {
      return ChannelOrder.LAST;
    }
    if (image.equals(List.of(channels, height, width))) {
      return ChannelOrder.FIRST;
    }
    if (channels == 1 && image.equals(List.of(height, width))) {
      return ChannelOrder.AUTOMATIC;
    }
    throw new NpyException(
        "must hold images of " + shape + " as the data set does, its shape is " + sides);
  }
}
