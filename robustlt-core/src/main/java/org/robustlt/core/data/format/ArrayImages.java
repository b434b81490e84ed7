package org.robustlt.core.data.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.core.file.MemoryBound;
import org.robustlt.core.file.npy.NpyException;
import org.robustlt.core.file.npy.NpyReader;

/** Reads images from arrays. */
final class ArrayImages {
  private ArrayImages() {}

  /**
   * Checks that there is a label for each image.
   *
   * @throws NpyException otherwise
   */
  static void checkCount(NpyReader array, PixelLayout layout, int[] labels) throws NpyException {
    long images = array.header().elements() / layout.shape().size();
    if (images != labels.length) {
      throw new NpyException(
          String.format(Locale.ROOT, "has %d images for %d labels", images, labels.length));
    }
  }

  /**
   * Reads those images of an array that have a label.
   *
   * @param array before its first element
   * @param labels the class of each image of the array; below 0 passes over the image
   * @throws NpyException if the array ends too early or does not hold as many images
   */
  static LabeledImages read(NpyReader array, PixelLayout layout, int[] labels) throws IOException {
    checkCount(array, layout, labels);
    int[] kept = Arrays.stream(labels).filter(label -> label >= 0).toArray();
    Optional<String> tooLarge = MemoryBound.ofArray((long) kept.length * layout.shape().size());
    if (tooLarge.isPresent()) {
      throw new NpyException(tooLarge.get());
    }
    byte[] pixels = new byte[kept.length * layout.shape().size()];
    byte[] stored = new byte[layout.shape().size()];
    int filled = 0;
    for (int label : labels) {
      array.read(stored, 0, stored.length);
      if (label >= 0) {
        layout.planes(stored, pixels, filled);
        filled += stored.length;
      }
    }
    array.expectEnd();
    return new ImagesInMemory(layout.shape(), pixels, kept);
  }
}
