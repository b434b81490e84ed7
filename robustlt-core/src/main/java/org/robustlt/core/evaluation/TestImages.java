package org.robustlt.core.evaluation;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.LabeledImages;

/**
 * The images that are evaluated on, read as they are asked for.
 *
 * @param images the images
 * @param type of the arrays
 */
public record TestImages(LabeledImages images, DataType type) {
  /** Returns {@code [batch, channels, height, width]} images in pixel scale. */
  public INDArray read(int[] indices) {
    int size = images.shape().size();
    byte[] bytes = new byte[size];
    float[] pixels = new float[indices.length * size];
    for (int i = 0; i < indices.length; i++) {
      images.read(indices[i], bytes, 0);
      for (int j = 0; j < size; j++) {
        pixels[i * size + j] = (bytes[j] & 0xff) / 255f;
      }
    }
    long[] shape = {
      indices.length, images.shape().channels(), images.shape().height(), images.shape().width()
    };
    return Nd4j.create(pixels, shape, 'c').castTo(type);
  }

  /** Returns the classes of images. */
  public int[] labels(int[] indices) {
    return Arrays.stream(indices).map(images::label).toArray();
  }
}
