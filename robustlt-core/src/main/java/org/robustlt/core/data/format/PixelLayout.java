package org.robustlt.core.data.format;

import java.util.List;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.file.npy.NpyException;
import org.robustlt.core.file.npy.NpyHeader;

/**
 * How an array holds its images.
 *
 * @param shape of every image
 * @param channelsLast whether the channels of a pixel are beside each other, instead of one plane
 *     after the other
 */
public record PixelLayout(ImageShape shape, boolean channelsLast) {
  private static final long LONGEST_SIDE = 1 << 15;

  /**
   * Returns how an array {@code [images, height, width]} of grey images, or with channels, holds
   * them.
   *
   * @throws NpyException if it holds no images, or its sides do not tell
   */
  static PixelLayout of(NpyHeader header, ChannelOrder channels) throws NpyException {
    List<Long> sides = header.shape();
    if (sides.size() != 3 && sides.size() != 4) {
      throw new NpyException(
          "must have the sides images, height, width and perhaps channels, got "
              + sides
              + (sides.size() == 2 ? "; reshape the rows to images" : ""));
    }
    if (sides.stream().skip(1).anyMatch(side -> side < 1 || side > LONGEST_SIDE)) {
      throw new NpyException(
          "must have images of 1 to " + LONGEST_SIDE + " pixels a side, its shape is " + sides);
    }
    if (sides.size() == 3) {
      return new PixelLayout(shape(1, sides.get(1), sides.get(2)), false);
    }
    boolean last = channelsLast(sides, channels);
    return last
        ? new PixelLayout(shape(sides.get(3), sides.get(1), sides.get(2)), true)
        : new PixelLayout(shape(sides.get(1), sides.get(2), sides.get(3)), false);
  }

  private static boolean channelsLast(List<Long> sides, ChannelOrder channels) throws NpyException {
    boolean first = isColours(sides.get(1));
    boolean last = isColours(sides.get(3));
    if (channels == ChannelOrder.AUTOMATIC && first == last) {
      throw new NpyException(
          "does not tell where its channels are: set data.channels to first or last, its shape is "
              + sides);
    }
    return channels == ChannelOrder.AUTOMATIC ? last : channels == ChannelOrder.LAST;
  }

  private static boolean isColours(long side) {
    return side == 1 || side == 3;
  }

  private static ImageShape shape(long channels, long height, long width) throws NpyException {
    if (channels * height * width > Integer.MAX_VALUE) {
      throw new NpyException("must have images of at most 2 GiB");
    }
    return new ImageShape((int) channels, (int) height, (int) width);
  }

  /** Brings a stored image into planes. */
  void planes(byte[] stored, byte[] target, int offset) {
    planes(stored, 0, target, offset);
  }

  /**
   * Brings a stored image into planes.
   *
   * @param from where it begins
   * @param offset where its planes begin
   */
  public void planes(byte[] stored, int from, byte[] target, int offset) {
    if (!channelsLast) {
      System.arraycopy(stored, from, target, offset, shape.size());
      return;
    }
    int pixels = shape.height() * shape.width();
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < shape.channels(); c++) {
        target[offset + c * pixels + p] = stored[from + p * shape.channels() + c];
      }
    }
  }
}
