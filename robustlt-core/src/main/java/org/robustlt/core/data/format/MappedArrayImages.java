package org.robustlt.core.data.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/** Images of bytes that are read where they lie in a file, which is mapped into memory. */
final class MappedArrayImages implements LabeledImages {
  private static final long LARGEST_SEGMENT = 1 << 30;
  private static final int SHORT_HEADER = 10;
  private static final int LONG_HEADER = 12;

  private final PixelLayout layout;
  private final List<MappedByteBuffer> segments;
  private final int perSegment;
  private final int[] labels;

  private MappedArrayImages(
      PixelLayout layout, List<MappedByteBuffer> segments, int perSegment, int[] labels) {
    this.layout = layout;
    this.segments = segments;
    this.perSegment = perSegment;
    this.labels = labels;
  }

  /**
   * Where an array lies.
   *
   * @param file the file
   * @param offset its first byte, that of the format's mark
   * @param length its bytes
   */
  record Extent(Path file, long offset, long length) {}

  /** Maps an array in C order; nothing if the file does not hold all of it. */
  static Optional<LabeledImages> of(Extent extent, PixelLayout layout, int[] labels)
      throws IOException {
    int size = layout.shape().size();
    try (FileChannel channel = FileChannel.open(extent.file())) {
      ByteBuffer start = ByteBuffer.allocate(LONG_HEADER);
      channel.read(start, extent.offset());
      start.order(ByteOrder.LITTLE_ENDIAN);
      boolean brief = start.get(6) == 1;
      long header =
          brief ? SHORT_HEADER + (start.getShort(8) & 0xffff) : LONG_HEADER + start.getInt(8);
      long first = extent.offset() + header;
      long end = first + (long) labels.length * size;
      if (end != extent.offset() + extent.length() || end > channel.size()) {
        return Optional.empty();
      }
      int perSegment = (int) Math.max(1, LARGEST_SEGMENT / size);
      List<MappedByteBuffer> segments = new ArrayList<>();
      for (int image = 0; image < labels.length; image += perSegment) {
        long images = Math.min(perSegment, labels.length - image);
        segments.add(
            channel.map(FileChannel.MapMode.READ_ONLY, first + (long) image * size, images * size));
      }
      return Optional.of(new MappedArrayImages(layout, segments, perSegment, labels));
    }
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public ImageShape shape() {
    return layout.shape();
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    int size = layout.shape().size();
    MappedByteBuffer segment = segments.get(index / perSegment);
    int from = index % perSegment * size;
    if (layout.channelsLast()) {
      byte[] stored = new byte[size];
      segment.get(from, stored, 0, size);
      layout.planes(stored, target, offset);
    } else {
      segment.get(from, target, offset, size);
    }
  }
}
