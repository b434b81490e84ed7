package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/** Images that are decoded from their files each time they are read. */
final class ImagesInFiles implements LabeledImages {
  private final ImageShape shape;
  private final List<Path> files;
  private final int[] labels;

  ImagesInFiles(ImageShape shape, List<Path> files, int[] labels) {
    this.shape = shape;
    this.files = List.copyOf(files);
    this.labels = labels;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    ImageDecoder.decode(files.get(index), shape, target, offset);
  }

  /** Returns the same images, decoded once and for all. */
  LabeledImages inMemory() {
    byte[] pixels = new byte[Math.multiplyExact(size(), shape.size())];
    for (int i = 0; i < size(); i++) {
      read(i, pixels, i * shape.size());
    }
    return new ImagesInMemory(shape, pixels, labels);
  }
}
