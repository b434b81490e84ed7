package org.robustlt.core.corruption;

import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.random.RandomSource;

/**
 * Images that are corrupted when they are read, each always in the same way.
 *
 * @param images as they are
 * @param kind what happens to them
 * @param severity 1..5
 * @param random of all that is drawn; each image draws at its own place
 */
public record CorruptedImages(
    LabeledImages images, Corruption kind, int severity, RandomSource random)
    implements LabeledImages {
  @Override
  public int size() {
    return images.size();
  }

  @Override
  public ImageShape shape() {
    return images.shape();
  }

  @Override
  public int label(int index) {
    return images.label(index);
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    byte[] samples = new byte[shape().size()];
    images.read(index, samples, 0);
    byte[] corrupted = kind.apply(shape(), samples, severity, random.at(index).generator());
    System.arraycopy(corrupted, 0, target, offset, corrupted.length);
  }
}
