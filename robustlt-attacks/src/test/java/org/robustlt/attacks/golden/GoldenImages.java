package org.robustlt.attacks.golden;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.tck.golden.NpyArray;
import org.robustlt.tck.golden.Npz;

/** Reads images of golden vectors. */
public final class GoldenImages {
  private GoldenImages() {}

  /** Returns images of bytes in pixel scale, rounded to float32 in either type. */
  public static INDArray read(Npz arrays, String key, DataType type) {
    NpyArray bytes = arrays.get(key);
    double[] levels = bytes.doubles();
    float[] pixels = new float[levels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) levels[i] / 255f;
    }
    return Nd4j.create(pixels, bytes.shape(), 'c').castTo(type);
  }
}
