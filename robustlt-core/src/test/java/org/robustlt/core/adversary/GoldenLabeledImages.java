package org.robustlt.core.adversary;

import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.tck.golden.Npz;

/** Images of golden kind 08 as a data set has them. */
final class GoldenLabeledImages implements LabeledImages {
  private final double[] pixels;
  private final int[] labels;
  private final ImageShape shape;

  GoldenLabeledImages(Npz arrays, String name) {
    long[] sides = arrays.get(name + "/x_uint8").shape();
    pixels = arrays.get(name + "/x_uint8").doubles();
    labels = arrays.get(name + "/y").ints();
    shape = new ImageShape((int) sides[1], (int) sides[2], (int) sides[3]);
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
    for (int j = 0; j < shape.size(); j++) {
      target[offset + j] = (byte) (int) pixels[index * shape.size() + j];
    }
  }
}
