package org.robustlt.core.data.format;

import java.util.List;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/** Images of several files, one file after the other. */
public final class JoinedImages implements LabeledImages {
  private final List<LabeledImages> parts;
  private final int size;

  /**
   * Joins images.
   *
   * @param parts at least one, all of one shape
   */
  public JoinedImages(List<LabeledImages> parts) {
    this.parts = List.copyOf(parts);
    this.size = parts.stream().mapToInt(LabeledImages::size).reduce(0, Math::addExact);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public ImageShape shape() {
    return parts.get(0).shape();
  }

  @Override
  public int label(int index) {
    int within = index;
    for (LabeledImages part : parts) {
      if (within < part.size()) {
        return part.label(within);
      }
      within -= part.size();
    }
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    int within = index;
    for (LabeledImages part : parts) {
      if (within < part.size()) {
        part.read(within, target, offset);
        return;
      }
      within -= part.size();
    }
    throw new IndexOutOfBoundsException(index);
  }
}
