package org.robustlt.core.data.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.file.MemoryBound;
import org.robustlt.core.file.npy.NpyException;
import org.robustlt.core.file.npy.NpyNumbers;
import org.robustlt.core.file.npy.NpyReader;

/** Reads images of numbers of any type, in C or in Fortran order. */
final class ArrayPixels {
  private ArrayPixels() {}

  /**
   * Returns {@code [images, channels, height, width]} levels.
   *
   * @throws NpyException if the array ends too early or is too large
   */
  static byte[] read(NpyReader array, PixelLayout layout, PixelScale scale) throws IOException {
    long count = array.header().elements();
    Optional<String> tooLarge = MemoryBound.ofArray(count);
    if (tooLarge.isPresent()) {
      throw new NpyException(tooLarge.get());
    }
    byte[] levels = new byte[(int) count];
    Places places = Places.of(array, layout);
    NpyNumbers.of(array.header())
        .read(array, (place, value) -> levels[places.of(place)] = scale.level(value));
    return levels;
  }

  /** Where the elements of a file go. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Places(long[] sides, int[] steps, boolean fortran) {
    static Places of(NpyReader array, PixelLayout layout) {
      List<Long> shape = array.header().shape();
      ImageShape image = layout.shape();
      int plane = image.height() * image.width();
      int[] steps =
          shape.size() == 3
              ? new int[] {image.size(), image.width(), 1}
              : layout.channelsLast()
                  ? new int[] {image.size(), image.width(), 1, plane}
                  : new int[] {image.size(), plane, image.width(), 1};
      return new Places(
          shape.stream().mapToLong(Long::longValue).toArray(),
          steps,
          array.header().fortranOrder());
    }

    int of(long place) {
      long rest = place;
      int target = 0;
      for (int i = 0; i < steps.length; i++) {
        int side = fortran ? i : steps.length - 1 - i;
        target += (int) (rest % sides[side]) * steps[side];
        rest /= sides[side];
      }
      return target;
    }
  }
}
