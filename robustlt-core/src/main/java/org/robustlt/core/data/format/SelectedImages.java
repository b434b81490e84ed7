package org.robustlt.core.data.format;

import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/**
 * Some images of a set.
 *
 * @param all the set
 * @param places which of them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SelectedImages(LabeledImages all, int[] places) implements LabeledImages {
  @Override
  public int size() {
    return places.length;
  }

  @Override
  public ImageShape shape() {
    return all.shape();
  }

  @Override
  public int label(int index) {
    return all.label(places[index]);
  }

  @Override
  public String name(int index) {
    return all.name(places[index]);
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    all.read(places[index], target, offset);
  }
}
