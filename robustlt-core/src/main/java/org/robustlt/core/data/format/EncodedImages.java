package org.robustlt.core.data.format;

import java.util.List;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/** Image files that are decoded each time they are read. */
final class EncodedImages implements LabeledImages {
  private final ImageShape shape;
  private final FileTree tree;
  private final List<String> files;
  private final int[] labels;

  EncodedImages(ImageShape shape, FileTree tree, List<String> files, int[] labels) {
    this.shape = shape;
    this.tree = tree;
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
  public String name(int index) {
    return tree.place(files.get(index)).toString();
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    String file = files.get(index);
    ImageDecoder.decode(tree.place(file), tree.read(file), shape, target, offset);
  }

  /** Returns the same images, in memory where they take less than a quarter of the heap. */
  LabeledImages heldWhereSmall() {
    long bytes = (long) size() * shape.size();
    return bytes < Runtime.getRuntime().maxMemory() / 4 && bytes < Integer.MAX_VALUE - 8
        ? inMemory()
        : this;
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
